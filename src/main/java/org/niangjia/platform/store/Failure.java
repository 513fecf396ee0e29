package org.niangjia.platform.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be used, in words: the system's own exceptions often hold nothing but its name. */
final class Failure {
    private Failure() {}

    static String of(Exception e) {
        return switch (e) {
            case AccessDeniedException denied -> "权限不足 permission denied: " + denied.getFile();
            case NoSuchFileException missing -> "文件不存在 no such file: " + missing.getFile();
            case FileAlreadyExistsException there -> "文件已存在 file exists: " + there.getFile();
            case FileSystemException other when other.getReason() != null -> other.getReason() + ": " + other.getFile();
            case IOException io when io.getMessage() == null -> io.toString();
            default -> String.valueOf(e.getMessage());
        };
    }
}
