@NullMarked
package org.holdfast.proxy.render;

import org.jspecify.annotations.NullMarked;
