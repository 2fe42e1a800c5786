/** A whole core under random connects, logins, takeovers, lost links and reloads. */
@NullMarked
package org.holdfast.proxy.mixup;

import org.jspecify.annotations.NullMarked;
