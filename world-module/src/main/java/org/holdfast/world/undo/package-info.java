/**
 * How building is undone. Every building command leaves an entry: for each thing that it made, destroyed or changed, what
 * is needed to take that back, and what it must be still for that to be safe. Only what the command changed counts: that
 * a sword was picked up since does not keep its description from being put back.
 */
package org.holdfast.world.undo;
