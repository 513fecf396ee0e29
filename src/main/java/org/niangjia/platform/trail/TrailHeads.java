package org.niangjia.platform.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.niangjia.platform.store.DataFolder;
import org.niangjia.platform.store.World;
import org.springframework.stereotype.Component;

/**
 * 链头. The end of every district's chain, kept by world in DATA/trail-heads outside the database: rows cut off at the
 * end leave a chain that is whole but shorter than its head.
 */
@Component
final class TrailHeads {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}) ([0-9a-f]{72})\\s*");

    private final Path folder;

    TrailHeads(DataFolder data, World world) {
        this.folder = data.root().resolve("trail-heads").resolve(world.id().toString());
    }

    /** 链头. Number and code of the last link. */
    record Head(long seq, byte[] chain) {
        static Head of(TrailLink link) {
            return new Head(link.seq(), link.chain());
        }
    }

    /** The head as kept; empty when there is none or the file is unreadable. */
    Optional<Head> find(int district) {
        try {
            Matcher text = TEXT.matcher(Files.readString(file(district)));
            return text.matches()
                    ? Optional.of(new Head(
                            Long.parseLong(text.group(1)), HexFormat.of().parseHex(text.group(2))))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The head of the trail of " + district + " cannot be read", e);
        }
    }

    /** Written aside and renamed, so that a head is whole or the one before. */
    void keep(int district, Head head) {
        try {
            Files.createDirectories(folder);
            Path aside = folder.resolve(".new-" + UUID.randomUUID());
            Files.writeString(aside, head.seq() + " " + HexFormat.of().formatHex(head.chain()) + "\n");
            Files.move(aside, file(district), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The head of the trail of " + district + " cannot be kept", e);
        }
    }

    private Path file(int district) {
        return folder.resolve(Integer.toString(district));
    }
}
