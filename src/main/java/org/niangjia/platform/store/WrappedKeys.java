package org.niangjia.platform.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** The key files under a passphrase: argon2id makes the key, AES-256-GCM closes the box. */
final class WrappedKeys {
    private static final byte[] MAGIC = "NJK1".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int KEY = 32;
    private static final int TAG_BITS = 128;
    private static final int MEMORY_KILOBYTES = 64 << 10;
    private static final int PASSES = 3;

    private WrappedKeys() {}

    static byte[] wrap(Path folder, char[] passphrase) throws IOException, GeneralSecurityException {
        SecureRandom random = new SecureRandom();
        byte[] salt = new byte[SALT];
        byte[] nonce = new byte[NONCE];
        random.nextBytes(salt);
        random.nextBytes(nonce);
        byte[] closed = cipher(Cipher.ENCRYPT_MODE, passphrase, salt, nonce).doFinal(pack(folder));
        return ByteBuffer.allocate(MAGIC.length + SALT + NONCE + closed.length)
                .put(MAGIC)
                .put(salt)
                .put(nonce)
                .put(closed)
                .array();
    }

    /** The opened box, still packed. */
    static byte[] open(byte[] box, char[] passphrase) throws IOException, GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(box);
        byte[] magic = new byte[MAGIC.length];
        byte[] salt = new byte[SALT];
        byte[] nonce = new byte[NONCE];
        in.get(magic).get(salt).get(nonce);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new IOException("the keys are not in a known form");
        }
        byte[] closed = new byte[in.remaining()];
        in.get(closed);
        try {
            return cipher(Cipher.DECRYPT_MODE, passphrase, salt, nonce).doFinal(closed);
        } catch (AEADBadTagException e) {
            throw new CannotStartException("口令不正确，密钥无法取出", "wrong passphrase: the keys stay closed", e);
        }
    }

    private static Cipher cipher(int mode, char[] passphrase, byte[] salt, byte[] nonce)
            throws GeneralSecurityException {
        Argon2BytesGenerator argon = new Argon2BytesGenerator();
        argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(MEMORY_KILOBYTES)
                .withIterations(PASSES)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] key = new byte[KEY];
        argon.generateBytes(passphrase, key);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static byte[] pack(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : KeyRegister.present(folder)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(Files.readAllBytes(folder.resolve(name)));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    static void unpack(byte[] packed, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(Path.of(entry.getName()).getFileName());
                OnlyOwner.write(file, new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
    }
}
