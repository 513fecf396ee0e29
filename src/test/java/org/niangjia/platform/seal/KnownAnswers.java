package org.niangjia.platform.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Published vectors: GB/T 32905 (SM3), GB/T 32907 (SM4), RFC 8998 appendix A.1 (SM4-GCM). */
@DisplayName("商用密码的标准答案")
class KnownAnswers {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    @DisplayName("SM3(\"abc\")")
    void sm3() {
        SM3Digest digest = new SM3Digest();
        digest.update("abc".getBytes(StandardCharsets.US_ASCII), 0, 3);
        byte[] out = new byte[32];
        digest.doFinal(out, 0);
        assertThat(HEX.formatHex(out)).isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    @Test
    @DisplayName("SM4 单块")
    void sm4() {
        byte[] block = HEX.parseHex("0123456789abcdeffedcba9876543210");
        SM4Engine engine = new SM4Engine();
        engine.init(true, new KeyParameter(block));
        byte[] out = new byte[16];
        engine.processBlock(block, 0, out, 0);
        assertThat(HEX.formatHex(out)).isEqualTo("681edf34d206965e86b3e94f536e4246");
    }

    @Test
    @DisplayName("SM4-GCM（RFC 8998）")
    void sm4gcm() throws Exception {
        byte[] plain = HEX.parseHex("AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD"
                + "EEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA");
        var cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(
                true,
                new AEADParameters(
                        new KeyParameter(HEX.parseHex("0123456789ABCDEFFEDCBA9876543210")),
                        128,
                        HEX.parseHex("00001234567800000000ABCD"),
                        HEX.parseHex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2")));
        byte[] out = new byte[cipher.getOutputSize(plain.length)];
        int done = cipher.processBytes(plain, 0, plain.length, out, 0);
        cipher.doFinal(out, done);
        assertThat(HEX.formatHex(out))
                .isEqualToIgnoringCase("17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735"
                        + "D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D"
                        + "83DE3541E4C2B58177E065A9BF7B62EC");
    }

    @Test
    @DisplayName("HMAC-SM3 派生的密钥因用途而异，主密钥不同则全不同")
    void derivedKeysDiffer() {
        MasterKey one = MasterKey.of(1, new byte[32]);
        byte[] other = new byte[32];
        other[31] = 1;
        MasterKey two = MasterKey.of(1, other);
        assertThat(one.id()).isNotEqualTo(two.id());
        assertThat(one.sealingKey(Purpose.PHONE))
                .hasSize(16)
                .isNotEqualTo(one.sealingKey(Purpose.TOTP))
                .isNotEqualTo(two.sealingKey(Purpose.PHONE));
        assertThat(one.indexKey(Purpose.PHONE)).hasSize(32).isNotEqualTo(two.indexKey(Purpose.PHONE));
        assertThat(one.toString()).doesNotContain("00000000000000");
    }
}
