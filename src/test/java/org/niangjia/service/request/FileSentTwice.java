package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.store.DataFolder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("同一个文件交两遍")
class FileSentTwice {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private Shipyard yard;
    private String no;

    @BeforeEach
    void saySomething() {
        yard = new Shipyard(context);
        no = yard.submit().text("no");
    }

    private Http.Reply send(Http by, byte[] file, String key) {
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.concat(
                HttpRequest.BodyPublishers.ofString("--x\r\nContent-Disposition: form-data; name=\"files\";"
                        + " filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"),
                HttpRequest.BodyPublishers.ofByteArray(file),
                HttpRequest.BodyPublishers.ofString("\r\n--x--\r\n"));
        return by.send(by.request("/api/requests/" + no + "/files")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .header("Idempotency-Key", key)
                .POST(body));
    }

    private int files() {
        return jdbc.sql("SELECT count(*) FROM attachment_file WHERE district = ?")
                .param(yard.district)
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("同一个键、同一个文件只收一次；同一个键换了文件，答 422，不收")
    void isTakenOnceAndNeverMixedUp() {
        byte[] one = DemoPhoto.PAYSLIP.upload(1).bytes();
        byte[] other = DemoPhoto.PAYSLIP.upload(2).bytes();
        assertThat(one).isNotEqualTo(other);
        assertThat(send(yard.worker, one, "k").status()).isEqualTo(200);
        assertThat(send(yard.worker, one, "k").status()).isEqualTo(200);
        Http.Reply mixed = send(yard.worker, other, "k");
        assertThat(mixed.status()).isEqualTo(422);
        assertThat(mixed.raw().body()).contains("frame.KEY_REUSED");
        assertThat(files()).isEqualTo(1);
    }

    @Test
    @DisplayName("大一点的文件在路上时也只在本机的数据目录里，别人打不开，收完就没有了")
    void leavesNothingBehind() throws IOException, InterruptedException {
        byte[] large = new byte[3 << 20];
        assertThat(send(yard.worker, large, "large").status()).isEqualTo(422);
        Path uploads = context.getBean(DataFolder.class).uploads();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(uploads)))
                .isEqualTo("rwx------");
        for (int tries = 0; tries < 250 && !left(uploads).isEmpty(); tries++) {
            Thread.sleep(20); // the answer may be here before the server has put the call away
        }
        assertThat(left(uploads)).isEmpty();
        Files.writeString(uploads.resolve("upload_left_by_a_kill.tmp"), "秘密");
        context.getBean(DataFolder.class).emptyUploads();
        assertThat(left(uploads)).isEmpty();
    }

    private static List<Path> left(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    @DisplayName("经审只看不动：不能往办件里加附件、不能代评价、不能重新办理")
    void isNotTakenFromWhoeverOnlyReads() {
        Http auditor = Http.as(context, yard.place.holder(yard.town, PostRole.AUDITOR, "镇上审"));
        assertThat(send(auditor, DemoPhoto.PAYSLIP.upload(1).bytes(), "audit").status())
                .isEqualTo(404);
        Map<String, Object> rating = Map.of("solved", true, "satisfaction", "GOOD");
        assertThat(auditor.post("/api/requests/" + no + "/revisit", rating).status())
                .isEqualTo(404);
        assertThat(auditor.post("/api/requests/" + no + "/reopening", Map.of("text", "再办"))
                        .status())
                .isEqualTo(404);
        assertThat(files()).isZero();
    }
}
