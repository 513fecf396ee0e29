package org.niangjia.platform.seal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bouncycastle.crypto.InvalidCipherTextException;

/**
 * 加密. Seals personal data per column: SM4-GCM under a key of the value's purpose. Equality is searched by a blind
 * index (HMAC-SM3), and records are chained by {@link #chain}.
 *
 * <p>A sealed value is: version (1 byte), key id (4), nonce (12), ciphertext, tag (16). New values take the newest
 * key, old ones stay readable as long as their key is in the folder. Indexes always take the first key: an index
 * that changed with a rotation would find nobody.
 */
public final class Seals {
    private static final byte VERSION = 1;
    private static final int HEADER = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyFolder folder;
    private volatile Keys keys;

    /** @param keyFolder DATA/keys; its first key is made when the folder is empty */
    public Seals(Path keyFolder) {
        this.folder = new KeyFolder(keyFolder);
        this.keys = new Keys(folder.load());
    }

    public byte[] seal(Purpose purpose, String plain) {
        return seal(purpose, plain.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] seal(Purpose purpose, byte[] plain) {
        Keys now = keys;
        MasterKey newest = now.newest();
        byte[] nonce = new byte[SealingKey.NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = new byte[HEADER + SealingKey.overhead() + plain.length];
        sealed[0] = VERSION;
        Bytes.putInt(sealed, 1, newest.id());
        System.arraycopy(nonce, 0, sealed, HEADER, nonce.length);
        now.sealing(newest.id(), purpose).seal(nonce, plain, sealed, HEADER + nonce.length);
        return sealed;
    }

    /** Throws {@link KeyMissingException} or {@link SealBrokenException}; never gives garbage. */
    public String open(Purpose purpose, byte[] sealed) {
        return new String(openBytes(purpose, sealed), StandardCharsets.UTF_8);
    }

    /** Throws {@link KeyMissingException} or {@link SealBrokenException}; never gives garbage. */
    public byte[] openBytes(Purpose purpose, byte[] sealed) {
        if (sealed.length < HEADER + SealingKey.overhead() || sealed[0] != VERSION) {
            throw new SealBrokenException("not a sealed value of a version known here (" + sealed.length + " bytes)");
        }
        int id = Bytes.intAt(sealed, 1);
        SealingKey key = knowing(id).sealing(id, purpose);
        try {
            return key.open(SealingKey.nonceOf(sealed, HEADER), sealed, HEADER + SealingKey.NONCE);
        } catch (InvalidCipherTextException e) {
            throw new SealBrokenException("a value sealed for " + purpose + " was changed or belongs elsewhere");
        }
    }

    /** 盲索引. The same 32 bytes for the same text and purpose, telling nothing of the text without the key. */
    public byte[] index(Purpose purpose, String plain) {
        return index(purpose, plain.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] index(Purpose purpose, byte[] plain) {
        return MasterKey.hmac(keys.indexKey(purpose), plain);
    }

    /** 链. Key id (4 bytes) and HMAC-SM3 over the parts, each after its length, so that none flows into the next. */
    public byte[] chain(byte[]... parts) {
        Keys now = keys;
        MasterKey newest = now.newest();
        return chain(newest, now.chainKey(newest.id()), parts);
    }

    /** Whether {@link #chain} over these parts, under the key named in it, gave this value. */
    public boolean chains(byte[] value, byte[]... parts) {
        if (value.length != 4 + MasterKey.LENGTH) {
            return false;
        }
        int id = Bytes.intAt(value, 0);
        Keys known = knowing(id);
        return MessageDigest.isEqual(value, chain(known.of(id), known.chainKey(id), parts));
    }

    private static byte[] chain(MasterKey key, byte[] chainKey, byte[]... parts) {
        byte[][] framed = new byte[parts.length * 2][];
        for (int i = 0; i < parts.length; i++) {
            framed[2 * i] = Bytes.ofInt(parts[i].length);
            framed[2 * i + 1] = parts[i];
        }
        byte[] out = Arrays.copyOf(Bytes.ofInt(key.id()), 4 + MasterKey.LENGTH);
        System.arraycopy(MasterKey.hmac(chainKey, framed), 0, out, 4, MasterKey.LENGTH);
        return out;
    }

    /** 换密钥. A new key for all that is sealed from now on; another instance on the folder reads it when it meets it. */
    public synchronized void rotate() {
        folder.rotate();
        keys = new Keys(folder.load());
    }

    /** The keys with this one among them, read anew when it was made elsewhere since. */
    private Keys knowing(int id) {
        if (!keys.knows(id)) {
            synchronized (this) {
                List<MasterKey> present = folder.present();
                if (!keys.knows(id) && present.stream().anyMatch(key -> key.id() == id)) {
                    keys = new Keys(present);
                }
            }
        }
        return keys;
    }

    /** The keys of one reading of the folder with all their derived keys. */
    private static final class Keys {
        private final List<MasterKey> masters;
        private final Map<Integer, MasterKey> byId = new HashMap<>();
        private final Map<Integer, byte[]> chainKeys = new HashMap<>();
        private final Map<Purpose, byte[]> indexKeys = new EnumMap<>(Purpose.class);
        private final Map<Integer, Map<Purpose, SealingKey>> sealing = new HashMap<>();

        Keys(List<MasterKey> masters) {
            this.masters = masters;
            for (Purpose purpose : Purpose.values()) {
                indexKeys.put(purpose, masters.getFirst().indexKey(purpose));
            }
            for (MasterKey master : masters) {
                byId.put(master.id(), master);
                chainKeys.put(master.id(), master.chainKey());
                Map<Purpose, SealingKey> own = new EnumMap<>(Purpose.class);
                for (Purpose purpose : Purpose.values()) {
                    own.put(purpose, new SealingKey(master, purpose));
                }
                sealing.put(master.id(), own);
            }
        }

        byte[] indexKey(Purpose purpose) {
            return Objects.requireNonNull(indexKeys.get(purpose));
        }

        MasterKey newest() {
            return masters.getLast();
        }

        MasterKey of(int id) {
            MasterKey key = byId.get(id);
            if (key == null) {
                throw missing(id);
            }
            return key;
        }

        boolean knows(int id) {
            return byId.containsKey(id);
        }

        byte[] chainKey(int id) {
            byte[] chainKey = chainKeys.get(id);
            if (chainKey == null) {
                throw missing(id);
            }
            return chainKey;
        }

        SealingKey sealing(int id, Purpose purpose) {
            Map<Purpose, SealingKey> own = sealing.get(id);
            SealingKey key = own == null ? null : own.get(purpose);
            if (key == null) {
                throw missing(id);
            }
            return key;
        }

        private static KeyMissingException missing(int id) {
            return new KeyMissingException("The key " + MasterKey.idText(id)
                    + " is not in the key folder: bring its file back from a backup of the keys");
        }
    }
}
