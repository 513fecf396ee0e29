package org.niangjia.service.mutualaid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.benefit.SchemeReader;
import org.niangjia.platform.store.CannotStartException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("一个系统里的互助方案")
class SchemesOfAHouse {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private SchemeShelf shelf;

    @Test
    @DisplayName("本县、本市、本省的方案，到期的不算")
    void holdTheirPlaceAndTime() {
        assertThat(shelf.of(330903, TODAY)).extracting(Scheme::code).containsExactly("putuo");
        assertThat(shelf.of(330108, LocalDate.of(2023, 1, 1)))
                .as("市级方案对县里也有效")
                .extracting(Scheme::code)
                .containsExactly("hangzhou");
        assertThat(shelf.of(330108, LocalDate.of(2025, 1, 1))).isEmpty();
    }

    @Test
    @DisplayName("同一方案两份同时有效，不能启动")
    void neverOverlap() {
        Scheme first = Bundled.scheme("putuo-demo");
        Scheme second = SchemeReader.read(Bundled.text("putuo-demo").replace("from: 2014-01-01", "from: 2019-01-01"));
        assertThatThrownBy(() -> SchemeShelf.refuseOverlaps(List.of(first, second)))
                .isInstanceOf(CannotStartException.class);
        Scheme ended = SchemeReader.read(
                Bundled.text("putuo-demo").replace("from: 2014-01-01", "from: 2014-01-01\nto: 2018-12-31"));
        SchemeShelf.refuseOverlaps(List.of(ended, second));
    }

    @Test
    @DisplayName("同一版写在两个文件里，不能启动，说出哪两个；不同的版本可以")
    void neverHaveTwoFilesForOneVersion() {
        String text = Bundled.text("putuo-demo");
        SchemeTexts.Text first = new SchemeTexts.Text("甲.yaml", text);
        SchemeTexts.Text second = new SchemeTexts.Text("乙.yaml", text.replace("fee: 40", "fee: 45"));
        assertThatThrownBy(() -> SchemeShelf.versions(List.of(first, second)))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("甲.yaml")
                .hasMessageContaining("乙.yaml");
        SchemeTexts.Text later = new SchemeTexts.Text("乙.yaml", text.replace("from: 2014-01-01", "from: 2014-01-02"));
        assertThat(SchemeShelf.versions(List.of(first, later))).hasSize(2);
    }

    @Test
    @DisplayName("换过条款的方案，一览里只有一行；每个年度按当年的那一版")
    void hasOneLineForAllItsVersions() {
        List<String> listed = Http.nobody(context)
                .get("/api/mutual-aid")
                .json()
                .path("items")
                .valueStream()
                .map(each -> each.path("code").asString())
                .toList();
        assertThat(listed).contains("putuo").doesNotHaveDuplicates();
        assertThat(shelf.ofYear("putuo", 2013).orElseThrow().modules()).hasSize(1);
        assertThat(shelf.ofYear("putuo", 2014).orElseThrow().modules()).hasSize(3);
        assertThat(shelf.all().stream()
                        .filter(each -> each.code().equals("putuo"))
                        .map(each -> each.modules().getFirst().fees().getFirst().fen()
                                + each.modules().stream()
                                        .skip(1)
                                        .mapToLong(
                                                other -> other.fees().getFirst().fen())
                                        .max()
                                        .orElse(0)))
                .as("住院加另选的一项，每人都是 50 元")
                .containsExactly(50_00L, 50_00L);
    }

    @Test
    @DisplayName("谁都可以试算，和命令行算得一样；不存在的方案是 404")
    void mayBeTriedByAnybody() {
        Http nobody = Http.nobody(context);
        Map<String, Object> body = Map.of(
                "person", Map.of("birth", "1980-01-01", "sex", "female", "insurance", "employee"),
                "cover", Map.of("from", "2022-01-01", "modules", List.of("medical")),
                "claims", List.of(Map.of("on", "2022-05-01", "amounts", Map.of("selfPay", 523_297))));
        assertThat(nobody.post("/api/mutual-aid/schemes/pinghu/trial", body)
                        .json()
                        .path("totalFen")
                        .asLong())
                .isEqualTo(261_649);
        assertThat(nobody.post("/api/mutual-aid/schemes/nowhere/trial", body).status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("填错了一次说完，不算")
    void sayEverythingThatIsWrong() {
        Http.Reply reply = Http.nobody(context)
                .post(
                        "/api/mutual-aid/schemes/hangzhou/trial",
                        Map.of("sex", "male", "born", 1800, "amount", List.of("12.345")));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json()
                        .path("refusals")
                        .valueStream()
                        .map(each -> each.path("code").asString()))
                .containsExactlyInAnyOrder("mutualaid.BORN_WRONG", "mutualaid.AMOUNT_WRONG");
    }
}
