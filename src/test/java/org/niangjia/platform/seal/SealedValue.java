package org.niangjia.platform.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("加密的个人信息")
class SealedValue {
    private static final String PHONE = "13800002716";

    @TempDir
    Path data;

    private Seals seals;

    @BeforeEach
    void open() {
        seals = new Seals(data.resolve("keys"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", PHONE, "䶮𬭩·买买提", "a'; DROP TABLE x; --"})
    @DisplayName("原样解开，生僻字不丢")
    void opensAsItWas(String plain) {
        assertThat(seals.open(Purpose.PERSON_NAME, seals.seal(Purpose.PERSON_NAME, plain)))
                .isEqualTo(plain);
    }

    @Test
    @DisplayName("同一号码每次密文不同，盲索引相同")
    void looksDifferentEveryTimeButIsFoundByItsIndex() {
        assertThat(seals.seal(Purpose.PHONE, PHONE)).isNotEqualTo(seals.seal(Purpose.PHONE, PHONE));
        assertThat(seals.index(Purpose.PHONE, PHONE))
                .hasSize(32)
                .isEqualTo(seals.index(Purpose.PHONE, PHONE))
                .isNotEqualTo(seals.index(Purpose.ID_NUMBER, PHONE))
                .isNotEqualTo(seals.index(Purpose.PHONE, PHONE + "0"));
    }

    @Test
    @DisplayName("密文里看不出号码")
    void holdsNothingOfThePlainText() {
        String stored = new String(seals.seal(Purpose.PHONE, PHONE), StandardCharsets.ISO_8859_1);
        assertThat(stored).doesNotContain(PHONE).doesNotContain("2716");
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    @DisplayName("一种用途的密文，别的用途解不开")
    void opensForItsOwnPurposeOnly(Purpose purpose) {
        byte[] sealed = seals.seal(purpose, PHONE);
        for (Purpose other : Purpose.values()) {
            if (other == purpose) {
                assertThat(seals.open(other, sealed)).isEqualTo(PHONE);
            } else {
                assertThatExceptionOfType(SealBrokenException.class).isThrownBy(() -> seals.open(other, sealed));
            }
        }
    }

    @Test
    @DisplayName("改动任何一个字节都会被发现")
    void isFoundOutWhenAnyByteWasChanged() {
        byte[] sealed = seals.seal(Purpose.PHONE, PHONE);
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            Class<? extends RuntimeException> expected =
                    at >= 1 && at < 5 ? KeyMissingException.class : SealBrokenException.class;
            assertThatExceptionOfType(expected)
                    .as("byte %d", at)
                    .isThrownBy(() -> seals.openBytes(Purpose.PHONE, changed));
        }
        assertThat(seals.open(Purpose.PHONE, sealed)).isEqualTo(PHONE);
    }

    @Test
    @DisplayName("截短的密文会被发现")
    void isFoundOutWhenCutShort() {
        byte[] sealed = seals.seal(Purpose.PHONE, PHONE);
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThatExceptionOfType(SealBrokenException.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> seals.openBytes(Purpose.PHONE, cut));
        }
    }

    @Test
    @DisplayName("重新打开同一文件夹后仍能解开")
    void opensAfterARestart() {
        byte[] sealed = seals.seal(Purpose.TOTP, "JBSWY3DP");
        Seals restarted = new Seals(data.resolve("keys"));
        assertThat(restarted.open(Purpose.TOTP, sealed)).isEqualTo("JBSWY3DP");
        assertThat(restarted.index(Purpose.PHONE, PHONE)).isEqualTo(seals.index(Purpose.PHONE, PHONE));
    }

    @Test
    @DisplayName("换密钥后旧的仍能解开，新的用新密钥，盲索引不变")
    void staysReadableAfterAKeyRotation() {
        byte[] old = seals.seal(Purpose.PHONE, PHONE);
        byte[] index = seals.index(Purpose.PHONE, PHONE);
        byte[] link = seals.chain(old);
        seals.rotate();
        byte[] fresh = seals.seal(Purpose.PHONE, PHONE);
        assertThat(Arrays.copyOf(fresh, 5)).isNotEqualTo(Arrays.copyOf(old, 5));
        assertThat(seals.open(Purpose.PHONE, old)).isEqualTo(PHONE);
        assertThat(seals.open(Purpose.PHONE, fresh)).isEqualTo(PHONE);
        assertThat(seals.index(Purpose.PHONE, PHONE)).isEqualTo(index);
        assertThat(seals.chains(link, old)).isTrue();
        assertThat(new Seals(data.resolve("keys")).open(Purpose.PHONE, fresh)).isEqualTo(PHONE);
    }

    @Test
    @DisplayName("一个实例换了密钥，另一实例照样解得开")
    void opensInAnotherInstanceAfterARotation() {
        Seals other = new Seals(data.resolve("keys"));
        seals.rotate();
        assertThat(other.open(Purpose.PHONE, seals.seal(Purpose.PHONE, PHONE))).isEqualTo(PHONE);
        assertThat(other.chains(seals.chain(bytes("a")), bytes("a"))).isTrue();
    }

    @Test
    @DisplayName("密钥文件不在时，说清缺哪一个，不给乱码")
    void namesTheKeyThatIsMissing() throws IOException {
        byte[] sealed = seals.seal(Purpose.PHONE, PHONE);
        String id = HexFormat.of().formatHex(sealed, 1, 5);
        try (var files = Files.list(data.resolve("keys"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Seals without = new Seals(data.resolve("keys"));
        assertThatExceptionOfType(KeyMissingException.class)
                .isThrownBy(() -> without.open(Purpose.PHONE, sealed))
                .withMessageContaining(id);
    }

    @Test
    @DisplayName("损坏的密钥文件在启动时就被发现")
    void noticesADamagedKeyFileAtOnce() throws IOException {
        Path file = onlyFile();
        String text = Files.readString(file);
        Files.writeString(file, (text.charAt(0) == 'a' ? 'b' : 'a') + text.substring(1));
        assertThatExceptionOfType(KeyMissingException.class)
                .isThrownBy(() -> new Seals(data.resolve("keys")))
                .withMessageContaining(file.getFileName().toString());
    }

    @Test
    @DisplayName("密钥只有所有者可读")
    void keepsItsKeysToTheOwner() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(onlyFile())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("keys"))))
                .isEqualTo("rwx------");
    }

    @Test
    @DisplayName("多个线程同时加密解密互不干扰")
    void isRightFromManyThreadsAtOnce() {
        List<String> opened = IntStream.range(0, 20_000)
                .parallel()
                .mapToObj(i -> seals.open(Purpose.PHONE, seals.seal(Purpose.PHONE, "n" + i)))
                .toList();
        assertThat(opened)
                .isEqualTo(IntStream.range(0, 20_000).mapToObj(i -> "n" + i).toList());
    }

    @Test
    @DisplayName("链的各部分有界，不能挪动边界")
    void chainsPartsThatCannotFlowIntoOneAnother() {
        byte[] link = seals.chain(bytes("ab"), bytes("c"));
        assertThat(seals.chains(link, bytes("ab"), bytes("c"))).isTrue();
        assertThat(seals.chains(link, bytes("a"), bytes("bc"))).isFalse();
        assertThat(seals.chains(link, bytes("abc"))).isFalse();
        assertThat(seals.chains(bytes("short"), bytes("ab"), bytes("c"))).isFalse();
    }

    private Path onlyFile() throws IOException {
        try (var files = Files.list(data.resolve("keys"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
