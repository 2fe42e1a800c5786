/** Measures parts of the core by themselves, on the operator's own machine. Nothing of the core imports this. */
@NullMarked
package org.holdfast.proxy.bench;

import org.jspecify.annotations.NullMarked;
