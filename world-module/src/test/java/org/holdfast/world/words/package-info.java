/** Words that were not typed quite right. */
package org.holdfast.world.words;
