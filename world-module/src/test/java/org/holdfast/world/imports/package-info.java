/** What other games' texts and things become. */
package org.holdfast.world.imports;
