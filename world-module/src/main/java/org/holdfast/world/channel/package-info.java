/**
 * What is spoken to everybody in the game who listens: the channels there are, and what was said on them lately, which
 * is kept as records and so is there after a reload and a restart.
 */
package org.holdfast.world.channel;
