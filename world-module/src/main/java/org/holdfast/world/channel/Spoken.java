package org.holdfast.world.channel;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that was said on a channel.
 *
 * @param number counted up from 1 on each channel
 * @param talker the name of who said it, as it was then
 * @param player the lasting id of the player's character; empty if it was one of the world's own people
 */
public record Spoken(long number, Instant at, String talker, Optional<String> player, String words) {}
