package org.niangjia.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.store.CannotStartException;

/** 出错的话. A command that failed says so in a sentence of both languages; what only a programmer reads goes into a file. */
final class Fault {
    private static final String DISK_FULL = "53100";
    private static final String LOG = "command.log";

    private Fault() {}

    /** The sentence, and where the rest was written; {@code typed} names the data folder. */
    static String told(Throwable thrown, List<String> typed) {
        String words = words(thrown);
        boolean expected = find(thrown, CannotStartException.class) != null;
        return expected ? words : words + "\n" + written(thrown, typed);
    }

    static String words(Throwable thrown) {
        CannotStartException reason = find(thrown, CannotStartException.class);
        if (reason != null && reason.getMessage() != null) {
            return reason.getMessage();
        }
        SQLException database = find(thrown, SQLException.class);
        if (database != null) {
            return database(database);
        }
        IOException file = find(thrown, IOException.class);
        if (file != null) {
            return file(file);
        }
        if (find(thrown, OutOfMemoryError.class) != null) {
            return both(
                    "内存不足，请用 NIANGJIA_JAVA_OPTIONS='-Xmx1g' 给程序更多内存",
                    "out of memory; give the program more with" + " NIANGJIA_JAVA_OPTIONS='-Xmx1g'");
        }
        return both("程序出错，没有完成", "the program failed and did not finish");
    }

    private static String database(SQLException trouble) {
        String state = trouble.getSQLState() == null ? "" : trouble.getSQLState();
        if (state.equals(DISK_FULL)) {
            return both("磁盘已满，没有完成；腾出空间后再试", "the disk is full and nothing was finished; make room and try again");
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return both(
                    "与数据库的连接断了（数据库正在停止、重启或连不上），没有完成；请再试一次",
                    "the connection to the database was lost (it is stopping, restarting or out of reach); try again");
        }
        return both(
                "数据库出错，没有完成（代码 " + state + "）", "the database refused and nothing was finished (code " + state + ")");
    }

    private static String file(IOException trouble) {
        String message = String.valueOf(trouble.getMessage());
        if (message.contains("No space left") || message.contains("quota")) {
            return both("磁盘已满，没有完成；腾出空间后再试", "the disk is full and nothing was finished; make room and try again");
        }
        String name = trouble instanceof FileSystemException named ? String.valueOf(named.getFile()) : "";
        if (trouble instanceof AccessDeniedException) {
            return both("没有权限读写 " + name, "no permission to read or write " + name);
        }
        if (trouble instanceof NoSuchFileException) {
            return both("没有这个文件或目录：" + name, "there is no such file or folder: " + name);
        }
        return both("读写文件出错 " + name, "a file cannot be read or written " + name);
    }

    private static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> wanted) {
        int depth = 0;
        for (@Nullable Throwable each = thrown; each != null && depth < 50; each = each.getCause(), depth++) {
            if (wanted.isInstance(each)) {
                return wanted.cast(each);
            }
        }
        return null;
    }

    /** Into the log of commands in the data folder, or into a file of its own where that cannot be written. */
    private static String written(Throwable thrown, List<String> typed) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        String entry = Instant.now() + " " + (typed.isEmpty() ? "" : typed.getFirst()) + "\n" + text + "\n";
        int at = typed.indexOf("--data");
        Path folder = Path.of(at >= 0 && at + 1 < typed.size() ? typed.get(at + 1) : "data");
        try {
            Path log = folder.resolve(LOG);
            if (Files.isDirectory(folder)) {
                Files.writeString(log, entry, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                return both("详见 " + log, "details: " + log);
            }
        } catch (IOException e) {
            // the folder may be full or somebody else's: then a file elsewhere
        }
        try {
            Path log = Files.createTempFile("niangjia-", ".log");
            Files.writeString(log, entry);
            return both("详见 " + log, "details: " + log);
        } catch (IOException e) {
            return both("详情无处可写（磁盘满或没有权限）", "the details can be written nowhere (disk full, no permission)");
        }
    }

    private static String both(String chinese, String english) {
        return chinese + "\n" + english;
    }
}
