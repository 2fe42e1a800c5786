/** Code that a reload must refuse for what it calls. Packed beside a world whole in itself, and used by nobody. */
@NullMarked
package org.holdfast.launcher.it.faulty.refused;

import org.jspecify.annotations.NullMarked;
