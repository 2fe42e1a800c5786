package org.holdfast.proxy.heap;

/** Whole numbers by whole numbers, in two arrays. 0 is no key, and the value of what is not there. Not thread-safe. */
final class LongMap {
    private long[] keys = new long[1 << 10];
    private long[] values = new long[1 << 10];
    private int size;

    void put(long key, long value) {
        if (key == 0) {
            return;
        }
        if (size * 2 >= keys.length) {
            grow();
        }
        int slot = slot(keys, key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
    }

    long get(long key) {
        return key == 0 ? 0 : values[slot(keys, key)];
    }

    private void grow() {
        long[] more = new long[keys.length * 2];
        long[] moreValues = new long[keys.length * 2];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                int slot = slot(more, keys[i]);
                more[slot] = keys[i];
                moreValues[slot] = values[i];
            }
        }
        keys = more;
        values = moreValues;
    }

    /** Where the key is, or would be. */
    private static int slot(long[] keys, long key) {
        int mask = keys.length - 1;
        int slot = (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> 32) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
