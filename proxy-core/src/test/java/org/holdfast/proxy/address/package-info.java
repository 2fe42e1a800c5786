@NullMarked
package org.holdfast.proxy.address;

import org.jspecify.annotations.NullMarked;
