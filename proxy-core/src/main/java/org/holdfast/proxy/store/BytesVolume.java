package org.holdfast.proxy.store;

import java.io.File;
import java.nio.ByteBuffer;
import org.mapdb.DataInput2;
import org.mapdb.volume.Volume;

/**
 * What MapDB sees of a checkpoint's file: numbered bytes. Reduces the many methods of a volume to two, so that the
 * store's own file system seam, its checks and its cache lie beneath.
 */
abstract class BytesVolume extends Volume {
    abstract void read(long offset, byte[] to, int from, int length);

    abstract void write(long offset, byte[] from, int start, int length);

    @Override
    public final void putLong(long offset, long value) {
        write(offset, ByteBuffer.allocate(8).putLong(value).array(), 0, 8);
    }

    @Override
    public final void putInt(long offset, int value) {
        write(offset, ByteBuffer.allocate(4).putInt(value).array(), 0, 4);
    }

    @Override
    public final void putByte(long offset, byte value) {
        write(offset, new byte[] {value}, 0, 1);
    }

    @Override
    public final void putData(long offset, byte[] source, int start, int length) {
        write(offset, source, start, length);
    }

    @Override
    public final void putData(long offset, ByteBuffer source) {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        write(offset, bytes, 0, bytes.length);
    }

    @Override
    public final long getLong(long offset) {
        return take(offset, 8).getLong();
    }

    @Override
    public final int getInt(long offset) {
        return take(offset, 4).getInt();
    }

    @Override
    public final byte getByte(long offset) {
        return take(offset, 1).get();
    }

    @Override
    public DataInput2 getDataInput(long offset, int size) {
        return new DataInput2.ByteArray(take(offset, size).array());
    }

    @Override
    public final void getData(long offset, byte[] to, int start, int length) {
        read(offset, to, start, length);
    }

    private ByteBuffer take(long offset, int length) {
        byte[] bytes = new byte[length];
        read(offset, bytes, 0, length);
        return ByteBuffer.wrap(bytes);
    }

    @Override
    public final boolean isSliced() {
        return false;
    }

    @Override
    public final int sliceSize() {
        return -1;
    }

    @Override
    public final File getFile() {
        throw new UnsupportedOperationException("the store knows the file, MapDB does not");
    }

    @Override
    public final boolean getFileLocked() {
        return false;
    }

    @Override
    public final void truncate(long size) {
        throw new UnsupportedOperationException("a checkpoint is written once");
    }
}
