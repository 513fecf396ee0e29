package org.niangjia.platform.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * 密钥文件夹. The folder DATA/keys: one file {@code 0001-a1b2c3d4.key} per master key (order and id), readable by its
 * owner alone. Keys are never in the database and never in a backup without a passphrase.
 */
final class KeyFolder {
    private static final Pattern FILE = Pattern.compile("(\\d{4})-([0-9a-f]{8})\\.key");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    KeyFolder(Path folder) {
        this.folder = folder;
    }

    /** All keys by order of rotation; makes the first one in an empty folder. */
    List<MasterKey> load() {
        try {
            create();
            List<MasterKey> keys = read();
            return keys.isEmpty() ? List.of(add(1)) : keys;
        } catch (IOException e) {
            throw new UncheckedIOException("The key folder " + folder + " cannot be read or written", e);
        }
    }

    /** All keys by order of rotation as they are there now. */
    List<MasterKey> present() {
        try {
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException("The key folder " + folder + " cannot be read", e);
        }
    }

    /** One more key, with which everything is sealed from the next load on. */
    MasterKey rotate() {
        try {
            return add(load().getLast().order() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("A new key cannot be written to " + folder, e);
        }
    }

    private void create() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            if (posix()) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    private List<MasterKey> read() throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.toList();
        }
        List<MasterKey> keys = new ArrayList<>();
        for (Path file : files) {
            Matcher name = FILE.matcher(file.getFileName().toString());
            if (name.matches()) {
                keys.add(read(file, Integer.parseInt(name.group(1)), name.group(2)));
            }
        }
        keys.sort(Comparator.comparingInt(MasterKey::order).thenComparing(MasterKey::idText));
        return List.copyOf(keys);
    }

    private static MasterKey read(Path file, int order, String id) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (text.matches("[0-9a-f]{64}")) {
            MasterKey key = MasterKey.of(order, HexFormat.of().parseHex(text));
            if (key.idText().equals(id)) {
                return key;
            }
        }
        throw new KeyMissingException("The key file " + file + " is damaged: bring it back from a backup");
    }

    /** Written aside and linked to its name, so that two starts at once never see half a key. */
    private MasterKey add(int order) throws IOException {
        byte[] secret = new byte[MasterKey.LENGTH];
        RANDOM.nextBytes(secret);
        MasterKey key = MasterKey.of(order, secret);
        Path aside = folder.resolve(".new-" + key.idText());
        write(aside, HexFormat.of().formatHex(secret) + "\n");
        Path file = folder.resolve("%04d-%s.key".formatted(order, key.idText()));
        try {
            Files.move(aside, file);
        } catch (FileAlreadyExistsException e) {
            Files.delete(aside);
            throw e;
        }
        return key;
    }

    private void write(Path file, String text) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileAttribute<?>[] attributes = posix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (FileChannel channel = FileChannel.open(file, options, attributes)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private boolean posix() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
