@NullMarked
package org.holdfast.launcher.loading;

import org.jspecify.annotations.NullMarked;
