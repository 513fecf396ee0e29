package org.niangjia.platform.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own files, unpacked once into the data folder and again when the program brings another version. */
final class PostgresProgram {
    private static final int BUFFER = 1 << 16;

    private final Path folder;

    private PostgresProgram(Path folder) {
        this.folder = folder;
    }

    static PostgresProgram unpackedInto(Path folder) throws IOException {
        URL archive = archive();
        String version = version(archive);
        Path mark = folder.resolve("unpacked");
        if (!Files.exists(mark) || !Files.readString(mark).equals(version)) {
            Path half = folder.resolveSibling(folder.getFileName() + ".tmp");
            delete(half);
            Files.createDirectories(half);
            unpack(archive, half);
            Files.writeString(half.resolve("unpacked"), version);
            delete(folder);
            Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresProgram(folder);
    }

    String path(String program) {
        return folder.resolve("bin").resolve(program).toString();
    }

    private static URL archive() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "").equals("aarch64") ? "arm_64" : "x86_64";
        String name = "postgres-linux-" + machine + ".txz";
        URL found = PostgresProgram.class.getClassLoader().getResource(name);
        if (!system.contains("linux") || found == null) {
            throw new CannotStartException(
                    "本机系统（" + system + "）没有内置数据库，请用 NIANGJIA_DATABASE_URL 指定 PostgreSQL",
                    "no PostgreSQL is built in for this system (" + system + "); name one with NIANGJIA_DATABASE_URL");
        }
        return found;
    }

    private static String version(URL archive) throws IOException {
        return archive.toString().replaceAll(".*-(\\d+\\.\\d+\\.\\d+)\\.jar.*", "$1") + " "
                + archive.openConnection().getContentLengthLong();
    }

    private static void unpack(URL archive, Path into) throws IOException {
        try (InputStream raw = new BufferedInputStream(archive.openStream(), BUFFER);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(raw))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = into.resolve(entry.getName()).normalize();
                if (!file.startsWith(into)) {
                    throw new IOException("entry outside the archive: " + entry.getName());
                }
                place(tar, entry, file);
            }
        }
    }

    private static void place(InputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
        String mode = (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x";
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
