package org.niangjia.platform.print;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.niangjia.platform.frame.Dictionary;
import org.niangjia.platform.frame.Templates;
import org.niangjia.platform.frame.Words;

/** Documents of tests. */
final class Papers {
    static final Words CHINESE = new Dictionary().in(Locale.CHINESE);
    static final Words ENGLISH = new Dictionary().in(Locale.ENGLISH);
    static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    private Papers() {}

    static Press press(PrintFonts fonts) {
        return new Press(new Templates(), fonts, new PdfSetter(), new DocxWriter());
    }

    static PrintFonts machine() {
        return new PrintFonts("");
    }

    /** 受理回执 for somebody of this name. */
    static Paper receipt(String name) {
        return Paper.of("受理回执", DAY)
                .by("普陀区总工会")
                .numbered("SQ-330903-2026-000123")
                .in(Paper.Shape.LARGE)
                .with(
                        new Block.Facts(List.of(
                                new Block.Fact("编号", "SQ-330903-2026-000123", true),
                                new Block.Fact("查询码", "7K3M-92QX", true),
                                new Block.Fact("姓名", name, false))),
                        Block.body("您的诉求已经受理，我们会在期限内答复。"),
                        new Block.Ticks(List.of(new Block.Tick("已宣读并确认", true), new Block.Tick("同意转办", false))),
                        new Block.Qr("https://example.org/query", "扫码查询"),
                        Block.signatures("经办", "复核", "部室负责人", "分管副主席"),
                        new Block.Closing("普陀区总工会", "2026 年 11 月 25 日", true));
    }

    /** A table that goes over several pages. */
    static Paper table(int rows) {
        return Paper.of("一周办件情况", DAY)
                .by("普陀区总工会")
                .with(
                        Block.heading("一、总体情况"),
                        Block.body("本周新收办件 128 件，办结 120 件。"),
                        new Block.Table(
                                "表 1　各街镇办件",
                                List.of(
                                        new Block.Column("街镇", 3, false),
                                        new Block.Column("新收", 1, true),
                                        new Block.Column("说明", 4, false)),
                                IntStream.rangeClosed(1, rows)
                                        .mapToObj(i -> List.of("第 " + i + " 街道", String.valueOf(i * 7), "按期"))
                                        .toList()));
    }

    static OfficialLetter letter() {
        return new OfficialLetter(
                "普陀区总工会",
                "普总工函〔2026〕12 号",
                "关于转办职工诉求的函",
                "普陀区人力资源和社会保障局",
                List.of("我会收到职工反映，某船舶修造企业拖欠工资，涉及 11 人。按照职责分工，现将有关材料转请你局依法办理。", "请于 15 个工作日内将办理结果函告我会。"),
                List.of("诉求登记表", "工资条复印件"),
                "职工服务中心，0580-0000000",
                DAY);
    }
}
