/** Lines and words. */
package org.holdfast.world.command;
