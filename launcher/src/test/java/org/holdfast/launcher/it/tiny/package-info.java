/**
 * A world of one room that a test packs into a module jar and has fail, hang or say its version as the test needs.
 * Runs inside the server, never inside the tests.
 */
@NullMarked
package org.holdfast.launcher.it.tiny;

import org.jspecify.annotations.NullMarked;
