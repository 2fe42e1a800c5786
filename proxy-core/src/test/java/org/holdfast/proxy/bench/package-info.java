@NullMarked
package org.holdfast.proxy.bench;

import org.jspecify.annotations.NullMarked;
