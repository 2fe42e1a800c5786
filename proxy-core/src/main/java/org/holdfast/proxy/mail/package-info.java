/** Sends mail through an SMTP server. Knows nothing of accounts or players. */
@NullMarked
package org.holdfast.proxy.mail;

import org.jspecify.annotations.NullMarked;
