package org.niangjia.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("数据库缓存按机器的内存")
class CacheOfAMachine {
    @ParameterizedTest(name = "{0} GB 内存：{1}")
    @CsvSource({"0,128MB", "1,128MB", "2,128MB", "4,256MB", "16,1024MB", "64,1024MB"})
    @DisplayName("十六分之一，128 MB 到 1 GB")
    void isAPartOfItsMemory(long gigabytes, String wanted) {
        assertThat(SharedBuffers.of(gigabytes << 30)).isEqualTo(wanted);
    }
}
