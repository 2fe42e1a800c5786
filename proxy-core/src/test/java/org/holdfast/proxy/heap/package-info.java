/** Tests of the search of the heap: real dumps of the tests' own JVM. */
@NullMarked
package org.holdfast.proxy.heap;

import org.jspecify.annotations.NullMarked;
