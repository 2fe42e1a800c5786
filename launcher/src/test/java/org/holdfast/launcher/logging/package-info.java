@NullMarked
package org.holdfast.launcher.logging;

import org.jspecify.annotations.NullMarked;
