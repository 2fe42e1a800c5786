@NullMarked
package org.holdfast.launcher.content;

import org.jspecify.annotations.NullMarked;
