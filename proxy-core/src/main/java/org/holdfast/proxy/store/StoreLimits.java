package org.holdfast.proxy.store;

/**
 * How much of everything. All in bytes, all 1 or more.
 *
 * <table>
 * <caption>Bounds, and what happens beyond them</caption>
 * <tr><th>bound</th><th>default</th><th>beyond it</th></tr>
 * <tr><td>{@code queue}</td><td>32 MiB</td><td>{@link Store#append} waits</td></tr>
 * <tr><td>{@code overlay}</td><td>64 MiB</td><td>a new checkpoint starts. At four times as much
 *     {@link Store#append} waits for it; if it cannot be written, the store reports a {@linkplain Store#onStall stall}
 *     instead</td></tr>
 * <tr><td>{@code segment}</td><td>64 MiB</td><td>the next group starts another file</td></tr>
 * <tr><td>{@code journal}</td><td>256 MiB</td><td>a new checkpoint starts</td></tr>
 * <tr><td>{@code cache}</td><td>32 MiB</td><td>blocks not used lately are dropped</td></tr>
 * </table>
 *
 * <p>A segment costs two forces when it is begun, of 0.12 ms each on the disk that was measured. At the fastest load
 * measured there, 102,000 turns or 41 MB a second, one of 64 MiB is begun every 1.6 s: smaller ones gain nothing, and
 * larger ones keep what a checkpoint has made obsolete for longer. The journal's bound is what a start reads at most,
 * and replays at 600,000 changes a second or more once the code is warm.
 *
 * @param queue turns that were accepted and are not written yet
 * @param overlay records changed since the newest checkpoint, in memory
 * @param segment one file of the journal
 * @param journal everything in the journal since the newest checkpoint
 * @param cache blocks of the checkpoint that are kept in memory
 */
public record StoreLimits(long queue, long overlay, long segment, long journal, long cache) {
    private static final long MIB = 1 << 20;

    public static final StoreLimits DEFAULT = new StoreLimits(32 * MIB, 64 * MIB, 64 * MIB, 256 * MIB, 32 * MIB);

    public StoreLimits {
        if (Math.min(Math.min(Math.min(queue, overlay), Math.min(segment, journal)), cache) < 1) {
            throw new IllegalArgumentException("every limit of a store must be 1 byte or more");
        }
    }

    /** How large the overlay may get while a checkpoint is being written. */
    long overlayBound() {
        return 4 * overlay;
    }
}
