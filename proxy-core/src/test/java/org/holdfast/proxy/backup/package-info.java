@NullMarked
package org.holdfast.proxy.backup;

import org.jspecify.annotations.NullMarked;
