package org.niangjia.platform.membership;

import java.util.Arrays;

/** 索引值. A blind index as a key of a map. */
record Hash(byte[] value) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash(byte[] theirs) && Arrays.equals(value, theirs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }
}
