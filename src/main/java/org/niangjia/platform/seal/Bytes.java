package org.niangjia.platform.seal;

import java.nio.ByteBuffer;

/** 字节. Big-endian numbers inside byte arrays. */
final class Bytes {
    private Bytes() {}

    static int intAt(byte[] from, int at) {
        return ByteBuffer.wrap(from).getInt(at);
    }

    static void putInt(byte[] into, int at, int value) {
        ByteBuffer.wrap(into).putInt(at, value);
    }

    static byte[] ofInt(int value) {
        byte[] bytes = new byte[4];
        putInt(bytes, 0, value);
        return bytes;
    }
}
