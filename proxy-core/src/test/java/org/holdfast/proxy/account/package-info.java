@NullMarked
package org.holdfast.proxy.account;

import org.jspecify.annotations.NullMarked;
