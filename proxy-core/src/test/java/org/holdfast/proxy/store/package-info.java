/** Tests of the store. */
@NullMarked
package org.holdfast.proxy.store;

import org.jspecify.annotations.NullMarked;
