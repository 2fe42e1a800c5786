/**
 * Wires the long-lived core: {@link org.holdfast.proxy.ProxyCore} makes every part by its constructor and hands it the
 * others that it needs, as the interfaces that it declares itself. Nothing below imports this package.
 */
@NullMarked
package org.holdfast.proxy;

import org.jspecify.annotations.NullMarked;
