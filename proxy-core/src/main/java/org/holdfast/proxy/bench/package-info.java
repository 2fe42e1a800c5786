/** Measurements of the core's parts, to be run from the command line; each prints what it measured and beside what. */
@NullMarked
package org.holdfast.proxy.bench;

import org.jspecify.annotations.NullMarked;
