/** What of an address counts, and ranges of addresses: values that several parts of the proxy use, and nothing else. */
@NullMarked
package org.holdfast.proxy.address;

import org.jspecify.annotations.NullMarked;
