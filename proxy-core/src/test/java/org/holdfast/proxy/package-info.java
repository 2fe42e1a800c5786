/** Tests of the core as a whole, without a launcher. */
@NullMarked
package org.holdfast.proxy;

import org.jspecify.annotations.NullMarked;
