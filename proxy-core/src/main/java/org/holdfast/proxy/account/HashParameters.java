package org.holdfast.proxy.account;

/**
 * The cost of an Argon2id hash (RFC 9106, section 3.1), kept with each hash.
 *
 * @param memoryKib memory in KiB, at least 8 for each lane, at most {@value #MAX_MEMORY_KIB}
 * @param iterations passes over it, 1 to {@value #MAX_ITERATIONS}
 * @param parallelism lanes, 1 to {@value #MAX_PARALLELISM}; computed one after the other here
 */
record HashParameters(int memoryKib, int iterations, int parallelism) {
    static final int MAX_MEMORY_KIB = 1 << 20;
    static final int MAX_ITERATIONS = 100;
    static final int MAX_PARALLELISM = 16;

    HashParameters {
        boolean possible = parallelism >= 1
                && parallelism <= MAX_PARALLELISM
                && memoryKib >= 8 * parallelism
                && memoryKib <= MAX_MEMORY_KIB
                && iterations >= 1
                && iterations <= MAX_ITERATIONS;
        if (!possible) {
            throw new IllegalArgumentException("a password hash cannot take " + memoryKib + " KiB, " + iterations
                    + " iterations, " + parallelism + " lanes");
        }
    }
}
