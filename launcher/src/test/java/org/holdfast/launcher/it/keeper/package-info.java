/**
 * A world that keeps notes, of which each is a record, and whose documents come in two versions. Packed by a test into
 * a module jar; runs inside the server, never inside the tests.
 */
@NullMarked
package org.holdfast.launcher.it.keeper;

import org.jspecify.annotations.NullMarked;
