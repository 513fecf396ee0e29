package org.niangjia.platform.attachment;

import java.nio.charset.StandardCharsets;

/** 读取. A walk over bytes that says DAMAGED instead of running over their end. */
final class Scan {
    private final byte[] bytes;
    private int at;

    Scan(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    int at() {
        return at;
    }

    int left() {
        return bytes.length - at;
    }

    void skip(long count) throws NotTakenException {
        if (count < 0 || count > left()) {
            throw new NotTakenException(NotTaken.DAMAGED);
        }
        at += (int) count;
    }

    int u8() throws NotTakenException {
        skip(1);
        return bytes[at - 1] & 0xff;
    }

    int u16() throws NotTakenException {
        return u8() << 8 | u8();
    }

    long u32() throws NotTakenException {
        return (long) u16() << 16 | u16();
    }

    int u16Little() throws NotTakenException {
        return u8() | u8() << 8;
    }

    int u24Little() throws NotTakenException {
        return u16Little() | u8() << 16;
    }

    long u32Little() throws NotTakenException {
        return u16Little() | (long) u16Little() << 16;
    }

    String text(int length) throws NotTakenException {
        skip(length);
        return new String(bytes, at - length, length, StandardCharsets.ISO_8859_1);
    }

    static boolean startsWith(byte[] bytes, int from, String text) {
        if (from < 0 || bytes.length - from < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ((bytes[from + i] & 0xff) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
