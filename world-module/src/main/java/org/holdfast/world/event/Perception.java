package org.holdfast.world.event;

/** Whoever perceives: to be told of each event as it happens, in order. Called on the generation's thread. */
@FunctionalInterface
public interface Perception {
    void perceive(Event event);
}
