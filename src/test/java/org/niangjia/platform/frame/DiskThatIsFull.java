package org.niangjia.platform.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.web.multipart.MultipartException;

@DisplayName("磁盘满了")
class DiskThatIsFull {

    @Test
    @DisplayName("数据库、上传、写文件时满了都认得出，别的失败不算")
    void isRecognisedWhereverItHappens() {
        assertThat(DiskFull.where(new DataAccessResourceFailureException("x", new SQLException("x", "53100"))))
                .isEqualTo("database");
        assertThat(DiskFull.where(
                        new MultipartException("x", new IOException("x", new IOException("No space left on device")))))
                .isEqualTo("files");
        assertThat(DiskFull.where(new UncheckedIOException(
                        new FileSystemException("/data/uploads/a", null, "Disk quota exceeded"))))
                .isEqualTo("files");
        assertThat(DiskFull.in(new DataAccessResourceFailureException("x", new SQLException("x", "53300"))))
                .as("too many connections")
                .isFalse();
        assertThat(DiskFull.in(new UncheckedIOException(new IOException("Broken pipe"))))
                .isFalse();
        assertThat(DiskFull.in(new IllegalStateException("No space left on device")))
                .as("words that somebody typed")
                .isFalse();
    }
}
