package org.niangjia.platform.seal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * 主密钥. One file of the key folder, from which the keys of all purposes are derived by HMAC-SM3.
 *
 * @param order place in the order of rotation, counted from 1
 * @param id first four bytes of a digest of the secret; a damaged file is noticed because its id no longer fits
 * @param secret 32 random bytes
 */
record MasterKey(int order, int id, byte[] secret) {
    static final int LENGTH = 32;

    static MasterKey of(int order, byte[] secret) {
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("a master key has 32 bytes, not " + secret.length);
        }
        byte[] digest = hmac(secret, "niangjia/id".getBytes(StandardCharsets.US_ASCII));
        return new MasterKey(order, Bytes.intAt(digest, 0), secret.clone());
    }

    /** 128 bits for SM4. */
    byte[] sealingKey(Purpose purpose) {
        return Arrays.copyOf(derive("seal", purpose.name()), 16);
    }

    byte[] indexKey(Purpose purpose) {
        return derive("index", purpose.name());
    }

    byte[] chainKey() {
        return derive("chain", Purpose.TRAIL.name());
    }

    private byte[] derive(String use, String name) {
        return hmac(secret, ("niangjia/" + use + "/" + name).getBytes(StandardCharsets.US_ASCII));
    }

    String idText() {
        return idText(id);
    }

    static String idText(int id) {
        return HexFormat.of().toHexDigits(id);
    }

    /** HMAC-SM3 over the parts as they follow one another. */
    static byte[] hmac(byte[] key, byte[]... parts) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key));
        for (byte[] part : parts) {
            mac.update(part, 0, part.length);
        }
        byte[] out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return out;
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "MasterKey " + order + " " + idText();
    }
}
