/** Tests of what is rolled and counted in a fight. */
package org.holdfast.world.combat;
