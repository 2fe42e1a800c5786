@NullMarked
package org.holdfast.launcher;

import org.jspecify.annotations.NullMarked;
