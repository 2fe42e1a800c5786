@NullMarked
package org.holdfast.launcher.config;

import org.jspecify.annotations.NullMarked;
