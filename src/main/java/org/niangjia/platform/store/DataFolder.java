package org.niangjia.platform.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 数据目录. Everything that one house keeps on disk, in one folder.
 *
 * @param root the folder; need not exist yet
 */
public record DataFolder(Path root) {

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** PostgreSQL: program, rows, passwords and its log. */
    public Path db() {
        return root.resolve("db");
    }

    /** Keys of sealed columns and chains; never in the database. */
    public Path keys() {
        return root.resolve("keys");
    }

    /** Attachments. */
    public Path files() {
        return root.resolve("files");
    }

    /** What may be deleted at any time and is made again. */
    public Path cache() {
        return root.resolve("cache");
    }

    /** Files on their way in, unsealed until their call has ended. */
    public Path uploads() {
        return root.resolve("uploads");
    }

    /** The same, readable by its owner only and without what a killed program left there. For the program that serves. */
    public Path emptyUploads() {
        Path folder = uploads();
        try {
            Files.createDirectories(folder);
            OnlyOwner.folder(folder);
            try (Stream<Path> left = Files.list(folder)) {
                for (Path each : left.filter(Files::isRegularFile).toList()) {
                    Files.deleteIfExists(each);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new CannotStartException(
                    "上传目录 " + folder + " 无法写入：" + Failure.of(e),
                    "the folder of uploads " + folder + " cannot be written: " + Failure.of(e),
                    e);
        }
    }

    public Path log() {
        return root.resolve("niangjia.log");
    }

    /** What commands beside the running program write. */
    public Path commandLog() {
        return root.resolve("command.log");
    }

    /** Locked by the one program that serves this folder. */
    public Path lock() {
        return root.resolve("niangjia.lock");
    }

    /** Whether no house has ever lived here. */
    public boolean isNew() {
        return !Files.exists(db()) && !Files.exists(keys());
    }

    /** Stands while a restore is under way; a folder with it is no house. */
    Path unfinished() {
        return root.resolve("restore-unfinished");
    }

    /** Whether there is nothing at all, or not even the folder. */
    boolean isEmpty() {
        if (!Files.exists(root)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** Makes the folders. Throws {@link CannotStartException} when that is not possible. */
    public void create() {
        try {
            for (Path folder : new Path[] {root, db(), keys(), files(), cache()}) {
                Files.createDirectories(folder);
            }
            OnlyOwner.folder(keys());
        } catch (IOException e) {
            throw new CannotStartException(
                    "数据目录 " + root + " 无法写入：" + Failure.of(e) + "（可用 --data 指定别的目录）",
                    "the data folder " + root + " cannot be written: " + Failure.of(e)
                            + " (choose another with --data)",
                    e);
        }
        if (!Files.isWritable(root)) {
            throw new CannotStartException(
                    "数据目录 " + root + " 不可写，请检查所有者和权限",
                    "the data folder " + root + " is not writable; check its owner and mode");
        }
    }

    /** Refuses a folder that another program serves, before anything is done. */
    public void requireFree() {
        FolderLock lock = tryLock();
        if (lock == null) {
            throw taken();
        }
        lock.close();
    }

    CannotStartException taken() {
        return new CannotStartException(
                "数据目录 " + root + " 正在被另一个娘家程序使用", "another Niangjia is already using the data folder " + root);
    }

    /** Takes the folder for this program, or gives null when another program serves it. */
    public @Nullable FolderLock tryLock() {
        try {
            return FolderLock.tryLock(lock());
        } catch (IOException e) {
            throw new CannotStartException(
                    "无法锁定 " + lock() + "：" + Failure.of(e), "cannot lock " + lock() + ": " + Failure.of(e), e);
        }
    }
}
