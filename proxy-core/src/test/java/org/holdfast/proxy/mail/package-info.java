@NullMarked
package org.holdfast.proxy.mail;

import org.jspecify.annotations.NullMarked;
