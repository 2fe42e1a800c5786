@NullMarked
package org.holdfast.proxy.session;

import org.jspecify.annotations.NullMarked;
