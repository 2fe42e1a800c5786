@NullMarked
package org.holdfast.launcher.io;

import org.jspecify.annotations.NullMarked;
