package org.niangjia.service.mutualaid.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("参保名册写错了、人不够")
class MistakesInARoster {
    @Autowired
    private ApplicationContext context;

    private UnitHouse house;

    @BeforeAll
    void build() {
        house = new UnitHouse(context);
    }

    @Test
    @DisplayName("错在哪一行、哪一列，一次说完；什么都没有留下")
    void readsEveryMistakeWithRowAndColumn() {
        Http chair = house.otherUnit("错行船厂");
        String roster = UnitHouse.open(chair, house.wish(10));
        String twice = UnitHouse.number(true, 1980);
        String number = UnitHouse.number(true, 1981);
        String wrong = number.substring(0, 17) + (number.charAt(17) == '1' ? '2' : '1');
        String rows = "王海生," + wrong + ",职工医保,,住院,1\n"
                + "王海生," + UnitHouse.number(true, 1982) + ",职工医保,,女职工,1\n"
                + "王海生," + UnitHouse.number(true, 1982) + ",职工医保（退休）,,住院,1\n"
                + "王海生," + UnitHouse.number(true, 1955) + ",职工医保,,住院,1\n"
                + "王海生," + UnitHouse.number(true, 1982) + ",职工医保,,意外,4\n"
                + "王海生," + UnitHouse.number(true, 1982) + ",外星医保,123,养老,0\n"
                + "王海生," + twice + ",职工医保,,住院,1\n"
                + "王海生," + twice + ",职工医保,,住院,1\n"
                + ",,,,,\n"
                + "王海生," + UnitHouse.number(true, 1982) + ",flexible,,住院,1\n";
        Http.Reply reply = UnitHouse.bring(chair, roster, UnitHouse.sheet(rows), "all");
        assertThat(reply.text("state")).isEqualTo("REFUSED");
        List<String> told = reply.json()
                .path("errors")
                .valueStream()
                .map(each ->
                        each.path("row").asInt() + " " + each.path("column").asString() + " "
                                + each.path("code").asString())
                .toList();
        assertThat(told)
                .containsExactlyInAnyOrder(
                        "2 身份证号 base.ID_CARD_CHECK",
                        "3 项目 benefit.SEX_NOT_COVERED",
                        "4 医保类型 benefit.RETIRED",
                        "5 身份证号 benefit.RETIRED",
                        "6 份数 benefit.SHARES_OUT_OF_RANGE",
                        "7 医保类型 mutualaid.roster.INSURANCE_UNKNOWN",
                        "7 手机 base.PHONE_FORMAT",
                        "7 项目 mutualaid.roster.MODULE_UNKNOWN",
                        "7 份数 mutualaid.roster.SHARES_WRONG",
                        "9 身份证号 mutualaid.roster.TWICE_IN_SHEET",
                        "11 医保类型 benefit.INSURANCE_NOT_COVERED");
        assertThat(chair.get(roster).json().path("people").asInt()).isZero();
    }

    @Test
    @DisplayName("Excel 里的公式格、错误格、数字格的身份证号：说出行和列")
    void refusesFormulasErrorsAndNumbers() throws Exception {
        Http chair = house.otherUnit("公式船厂");
        String roster = UnitHouse.open(chair, house.wish(10));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (var workbook = new Workbook(file, "test", null)) {
            var sheet = workbook.newWorksheet("名册");
            String[] heads = {"姓名", "身份证号", "医保类型", "手机", "项目", "份数"};
            for (int c = 0; c < heads.length; c++) {
                sheet.value(0, c, heads[c]);
            }
            sheet.formula(1, 0, "A4");
            sheet.value(1, 1, UnitHouse.number(true, 1980));
            sheet.value(2, 0, "王海生");
            sheet.value(2, 1, 330903198001010011L);
            sheet.value(3, 0, "王海生");
            sheet.value(3, 1, UnitHouse.number(true, 1980));
            sheet.formula(3, 5, "1/0");
            for (int r = 1; r <= 3; r++) {
                sheet.value(r, 2, "职工医保");
                sheet.value(r, 4, "住院");
            }
        }
        Http.Reply reply = chair.upload(roster + "/imports?mode=all", "名册.xlsx", file.toByteArray());
        assertThat(reply.json()
                        .path("errors")
                        .valueStream()
                        .map(each -> each.path("row").asInt() + " "
                                + each.path("column").asString() + " "
                                + each.path("code").asString()))
                .as(reply.raw().body())
                .containsExactlyInAnyOrder("2 姓名 sheet.FORMULA", "3 身份证号 sheet.NUMBER_FOR_CODE", "4 份数 sheet.FORMULA");
    }

    @Test
    @DisplayName("二十万行的名册：说清楚最多多少行，什么都没有留下")
    void refusesTwoHundredThousandRows() {
        Http chair = house.otherUnit("二十万船厂");
        String roster = UnitHouse.open(chair, house.wish(10));
        StringBuilder rows = new StringBuilder();
        String row = "王海生,99090319800101001X,职工医保,,住院,1\n";
        for (int i = 0; i < 200_000; i++) {
            rows.append(row);
        }
        Http.Reply reply = UnitHouse.bring(chair, roster, UnitHouse.sheet(rows.toString()), "all");
        assertThat(reply.codes()).containsExactly("sheet.TOO_MANY_ROWS");
        assertThat(reply.raw().body()).contains("150,000");
        assertThat(chair.get(roster).json().path("people").asInt()).isZero();
    }

    @Test
    @DisplayName("参保率不够，提交不了，差几个人写明白；正好够就行")
    void isRefusedBelowTheLeastParticipation() {
        Http chair = house.otherUnit("人少船厂");
        String roster = UnitHouse.open(chair, house.wish(10));
        UnitHouse.bring(chair, roster, UnitHouse.sheet(UnitHouse.men(7)), "all");
        Http.Reply refused = chair.post(roster + "/submission", Map.of());
        assertThat(refused.codes()).containsExactly("mutualaid.roster.PARTICIPATION_TOO_LOW");
        assertThat(refused.raw().body()).contains("申报 10 人").contains("至少 8 人").contains("还差 1 人");
        assertThat(page(chair, roster))
                .as("申报人数在另一张表单里，没提交成也还在")
                .contains("name=\"staff\" maxlength=\"6\" value=\"10\"");
        UnitHouse.bring(chair, roster, UnitHouse.sheet(UnitHouse.men(1)), "all");
        assertThat(UnitHouse.done(chair, roster + "/submission").text("state")).isEqualTo("SUBMITTED");
    }

    /** What a browser shows after the button of handing in. */
    private static String page(Http chair, String roster) {
        Http.Reply shown = chair.send(chair.request(roster.replace("/api", "") + "/submission")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("")));
        assertThat(shown.status()).as(shown.raw().body()).isEqualTo(422);
        return shown.raw().body();
    }
}
