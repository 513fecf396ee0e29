package org.niangjia.platform.seal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/**
 * 用途密钥. SM4-GCM under one master key for one purpose. Ciphers are kept and reused: setting one up costs more than
 * sealing a phone number, and threads here are virtual, so a pool serves better than a cipher per thread.
 */
final class SealingKey {
    static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final KeyParameter key;
    private final byte[] purpose;
    private final ConcurrentLinkedQueue<GCMModeCipher> idle = new ConcurrentLinkedQueue<>();

    SealingKey(MasterKey master, Purpose purpose) {
        this.key = new KeyParameter(master.sealingKey(purpose));
        this.purpose = purpose.name().getBytes(StandardCharsets.US_ASCII);
    }

    /** Writes ciphertext and tag into {@code out} from {@code at} on. */
    void seal(byte[] nonce, byte[] plain, byte[] out, int at) {
        try {
            run(true, nonce, plain, 0, plain.length, out, at);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("sealing cannot fail", e);
        }
    }

    byte[] open(byte[] nonce, byte[] sealed, int from) throws InvalidCipherTextException {
        byte[] plain = new byte[sealed.length - from - TAG_BITS / 8];
        run(false, nonce, sealed, from, sealed.length - from, plain, 0);
        return plain;
    }

    private void run(boolean seal, byte[] nonce, byte[] in, int from, int length, byte[] out, int at)
            throws InvalidCipherTextException {
        @Nullable GCMModeCipher kept = idle.poll();
        GCMModeCipher cipher = kept == null ? fresh() : kept;
        // a kept cipher has the key already: null keeps its schedule and its tables
        cipher.init(seal, new AEADParameters(kept == null ? key : null, TAG_BITS, nonce, purpose));
        int done = cipher.processBytes(in, from, length, out, at);
        cipher.doFinal(out, at + done);
        idle.add(cipher); // one that threw is left to the collector
    }

    private static GCMModeCipher fresh() {
        return GCMBlockCipher.newInstance(new SM4Engine());
    }

    static int overhead() {
        return NONCE + TAG_BITS / 8;
    }

    static byte[] nonceOf(byte[] sealed, int at) {
        return Arrays.copyOfRange(sealed, at, at + NONCE);
    }
}
