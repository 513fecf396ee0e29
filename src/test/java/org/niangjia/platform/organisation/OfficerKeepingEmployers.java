package org.niangjia.platform.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niangjia.HouseTest;
import org.niangjia.base.Actor;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("用人单位：登记、查找、导入")
class OfficerKeepingEmployers {
    private static final List<String> HEADINGS =
            List.of("单位名称*", "统一社会信用代码", "所在镇街*", "行业", "职工人数", "人数来源", "人数日期", "联系人", "联系电话");

    /** 岱山县: real towns are needed to read a sheet. */
    private static final int DAISHAN = 330921;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private EmployerDesk desk;

    @Autowired
    private Employers employers;

    @Autowired
    private EmployerImport imports;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    Path folder;

    private TestOrganisation house;

    @BeforeEach
    void aCounty() {
        house = new TestOrganisation(context);
    }

    private static List<String> codes(Throwable refused) {
        return ((RefusedException) refused)
                .reasons().stream().map(Refusal::code).toList();
    }

    private List<String> found(Scope scope, String text) {
        return employers.page(scope, EmployerQuery.of(text), null, 20).stream()
                .map(employer -> employer.facts().name())
                .toList();
    }

    @Test
    @DisplayName("名称里任何一段都查得到，括号、大小写、全角不影响，生僻字也行")
    void anyPieceOfANameIsFound() {
        house.employer("䶮𬭩（舟山）海运有限公司", house.town(1));
        house.employer("ＡＢＣ机电-厂", house.town(1));
        assertThat(found(house.house, "𬭩")).hasSize(1);
        assertThat(found(house.house, "𬭩舟")).hasSize(1);
        assertThat(found(house.house, "(舟山)海")).hasSize(1);
        assertThat(found(house.house, "abc机电厂")).hasSize(1);
        assertThat(found(house.house, "海舟")).isEmpty();
        assertThat(found(house.house, "%")).isEmpty();
        assertThat(found(house.house, "'; DROP TABLE organisation_employer; --"))
                .isEmpty();
    }

    @Test
    @DisplayName("按信用代码查得到；按镇街筛选")
    void foundByCodeAndByTown() {
        String code = TestOrganisation.creditCode();
        desk.register(house.house, house.district, EmployerFacts.of("甲厂", code, house.town(1)));
        house.employer("乙厂", house.town(2));
        assertThat(found(house.house, " " + code.toLowerCase(Locale.ROOT))).containsExactly("甲厂");
        assertThat(employers.page(house.house, new EmployerQuery("", house.town(2), false), null, 20))
                .extracting(employer -> employer.facts().name())
                .containsExactly("乙厂");
    }

    @Test
    @DisplayName("一页一页翻，不重不漏，新的在前")
    void pagesFollowWithoutGapsOrDoubles() {
        IntStream.range(0, 7).forEach(i -> house.employer("厂" + i, house.town(1)));
        List<String> all = new ArrayList<>();
        UUID after = null;
        List<Employer> page = employers.page(house.house, EmployerQuery.of(""), after, 3);
        while (!page.isEmpty()) {
            page.forEach(employer -> all.add(employer.facts().name()));
            after = page.getLast().id();
            page = employers.page(house.house, EmployerQuery.of(""), after, 3);
        }
        assertThat(all).containsExactly("厂6", "厂5", "厂4", "厂3", "厂2", "厂1", "厂0");
    }

    @Test
    @DisplayName("联系电话加密保存，页面只见遮盖后的；要看全号须写理由")
    void theTelephoneIsSealed() {
        Employer employer = desk.register(house.house, house.district, withPhone("13805801234"));
        assertThat(employer.facts().contactPhone()).isEqualTo("138 **** 1234");
        String row = jdbc.sql("SELECT e::text FROM organisation_employer e WHERE district = :d AND id = :id")
                .param("d", house.district)
                .param("id", employer.id())
                .query(String.class)
                .single();
        assertThat(row).doesNotContain("13805801234").doesNotContain("138058");
        assertThatThrownBy(() -> desk.revealContactPhone(house.house, house.district, employer.id(), " "))
                .satisfies(e -> assertThat(codes(e)).containsExactly("organisation.REASON_MISSING"));
        assertThat(desk.revealContactPhone(house.house, house.district, employer.id(), "核对"))
                .contains("13805801234");
    }

    private EmployerFacts withPhone(String phone) {
        return new EmployerFacts(
                "有电话的厂", null, house.town(1), "船舶修造", 60, "单位填报", LocalDate.of(2026, 3, 2), "王海生", phone);
    }

    @Test
    @DisplayName("改别的，遮盖的电话原样带回，全号不丢；清空就真的没了")
    void theTelephoneSurvivesAnAmendment() {
        Employer employer = desk.register(house.house, house.district, withPhone("0580-3010000"));
        desk.amend(
                house.house,
                house.district,
                employer.id(),
                1,
                withPhone(employer.facts().contactPhone()));
        assertThat(desk.revealContactPhone(house.house, house.district, employer.id(), "核对"))
                .contains("0580-3010000");
        desk.amend(house.house, house.district, employer.id(), 2, withPhone(""));
        assertThat(desk.revealContactPhone(house.house, house.district, employer.id(), "核对"))
                .isEmpty();
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> desk.amend(house.house, house.district, employer.id(), 2, withPhone("")));
    }

    @Test
    @DisplayName("代码错、人数没有来源、电话不像电话，一次说完")
    void allReasonsAtOnce() {
        EmployerFacts bad = new EmployerFacts("", "91330903MA2XX00K97", 12, "", 60, null, null, "", "12345");
        assertThatThrownBy(() -> desk.register(house.house, house.district, bad))
                .satisfies(e -> assertThat(codes(e))
                        .contains(
                                "organisation.NAME_MISSING",
                                "organisation.PLACE_UNKNOWN",
                                "organisation.STAFF_WITHOUT_SOURCE",
                                "organisation.CONTACT_PHONE")
                        .hasSize(5));
    }

    @Test
    @DisplayName("两人同时登记同一代码，只进一家；没有代码的，同镇街同名算一家")
    void theSameEmployerIsRegisteredOnce() throws Exception {
        String code = TestOrganisation.creditCode();
        assertThat(race(EmployerFacts.of("抢登厂", code, house.town(1))))
                .containsExactlyInAnyOrder("registered", "organisation.EMPLOYER_KNOWN", "organisation.EMPLOYER_KNOWN");
        assertThat(race(EmployerFacts.of("街角小吃（店）", null, house.town(1))))
                .containsExactlyInAnyOrder("registered", "organisation.EMPLOYER_KNOWN", "organisation.EMPLOYER_KNOWN");
        desk.register(house.house, house.district, EmployerFacts.of("街角小吃店", null, house.town(2)));
    }

    private List<String> race(EmployerFacts facts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(3);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> running = IntStream.range(0, 3)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        try {
                            desk.register(house.house, house.district, facts);
                            return "registered";
                        } catch (RefusedException refused) {
                            return codes(refused).getFirst();
                        }
                    }))
                    .toList();
            List<String> outcomes = new ArrayList<>();
            for (Future<String> one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }

    @Test
    @DisplayName("邻县查不到、看不到、改不了；职工没有名录可看")
    void nothingLeaksToTheNeighbour() {
        Employer employer = house.employer("只在本县的厂", house.town(1));
        TestOrganisation other = new TestOrganisation(context);
        Scope neighbour = other.officer(other.county);
        assertThat(found(neighbour, "只在本县")).isEmpty();
        assertThat(employers.list(neighbour, List.of(employer.id()))).isEmpty();
        assertThatExceptionOfType(NotVisibleException.class)
                .isThrownBy(() -> employers.get(neighbour, house.district, employer.id()));
        assertThatExceptionOfType(NotVisibleException.class)
                .isThrownBy(() -> desk.close(neighbour, house.district, employer.id(), 1, "看不到"));
        Scope worker = Scope.self(Actor.person(UUID.randomUUID(), "职工"), house.district);
        assertThatExceptionOfType(NotVisibleException.class)
                .isThrownBy(() -> desk.close(worker, house.district, employer.id(), 1, "职工"));
    }

    @Test
    @DisplayName("关停后查不到（除非要看关停的），不能再改")
    void aClosedEmployerIsReadOnly() {
        Employer employer = house.employer("关停厂", house.town(1));
        desk.close(house.house, house.district, employer.id(), 1, "破产");
        assertThat(found(house.house, "关停厂")).isEmpty();
        assertThat(employers.page(house.house, new EmployerQuery("关停厂", null, true), null, 5))
                .hasSize(1);
        assertThatThrownBy(() -> desk.amend(house.house, house.district, employer.id(), 2, employer.facts()))
                .satisfies(e -> assertThat(codes(e)).containsExactly("organisation.EMPLOYER_CLOSED"));
    }

    private Path sheet(Consumer<Worksheet> fill) throws IOException {
        Path file = folder.resolve("单位.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", null)) {
            Worksheet sheet = workbook.newWorksheet("用人单位");
            for (int c = 0; c < HEADINGS.size(); c++) {
                sheet.value(0, c, HEADINGS.get(c));
            }
            fill.accept(sheet);
        }
        return file;
    }

    private static void row(Worksheet sheet, int row, String... cells) {
        for (int c = 0; c < cells.length; c++) {
            if (!cells[c].isEmpty()) {
                sheet.value(row, c, cells[c]);
            }
        }
    }

    @Test
    @DisplayName("先检查后入库；检查不写一行")
    void aSheetIsLookedThroughAndThenStored() throws IOException {
        Scope scope = Scope.house(DAISHAN);
        String name = "导入厂" + UUID.randomUUID().toString().substring(0, 8);
        Path file = sheet(sheet -> {
            row(
                    sheet,
                    1,
                    name + "甲",
                    TestOrganisation.creditCode(),
                    "高亭镇",
                    "船舶",
                    "60",
                    "单位填报",
                    "2026-03-02",
                    "王海生",
                    "0580-4470000");
            row(sheet, 2, name + "乙", "", "330921106");
        });
        EmployerImport.Findings findings = imports.check(scope, DAISHAN, file);
        assertThat(findings.refusals()).isEmpty();
        assertThat(findings.good()).isEqualTo(2);
        assertThat(found(scope, name)).isEmpty();
        assertThat(imports.store(scope, DAISHAN, file)).isEqualTo(2);
        assertThat(found(scope, name)).containsExactlyInAnyOrder(name + "甲", name + "乙");
        assertThat(imports.check(scope, DAISHAN, file).refusals())
                .extracting(Refusal::code, Refusal::row, Refusal::column)
                .containsExactly(
                        tuple("organisation.SHEET_CREDIT_CODE_KNOWN", 2, "统一社会信用代码"),
                        tuple("organisation.SHEET_NAME_KNOWN", 3, "单位名称"));
    }

    @Test
    @DisplayName("有一行不对，一行都不进；每处错误说出行和列")
    void oneBadRowStoresNothing() throws IOException {
        Scope scope = Scope.house(DAISHAN);
        String name = "错行厂" + UUID.randomUUID().toString().substring(0, 8);
        String code = TestOrganisation.creditCode();
        Path file = sheet(sheet -> {
            row(sheet, 1, name + "好", code, "高亭镇");
            row(sheet, 2, name + "重", code, "高亭镇");
            row(sheet, 3, name + "错", "91330903MA2XX00K97", "沈家门街道");
            row(sheet, 4, name + "缺", "", "高亭镇", "", "60");
            row(sheet, 5, "", "", "高亭镇");
            sheet.value(6, 0, name + "式");
            sheet.formula(6, 2, "C2");
        });
        EmployerImport.Findings findings = imports.check(scope, DAISHAN, file);
        assertThat(findings.refusals())
                .extracting(Refusal::code, Refusal::row, Refusal::column)
                .containsExactly(
                        tuple("organisation.TWICE_IN_SHEET", 3, "统一社会信用代码"),
                        tuple("organisation.SHEET_PLACE_UNKNOWN", 4, "所在镇街"),
                        tuple("base.CREDIT_CODE_CHECK", 4, "统一社会信用代码"),
                        tuple("organisation.STAFF_WITHOUT_SOURCE", 5, "人数来源"),
                        tuple("sheet.MISSING", 6, "单位名称"),
                        tuple("sheet.FORMULA", 7, "所在镇街"));
        assertThat(findings.rows()).isEqualTo(6);
        assertThat(findings.good()).isEqualTo(1);
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> imports.store(scope, DAISHAN, file));
        assertThat(found(scope, name)).isEmpty();
    }
}
