/**
 * The web port: HTTP/1.1 requests, whole and within limits as the pipeline delivers them, to answers. For now a page
 * that says how to connect; the place where the browser client and its WebSocket go.
 *
 * <p>Needs of the rest of the server only what {@link org.holdfast.proxy.web.WebSite} names.
 */
@NullMarked
package org.holdfast.proxy.web;

import org.jspecify.annotations.NullMarked;
