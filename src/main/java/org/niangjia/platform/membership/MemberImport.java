package org.niangjia.platform.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.sheet.ImportContext;
import org.niangjia.platform.sheet.ImportKind;
import org.niangjia.platform.sheet.ImportRoutes;
import org.niangjia.platform.sheet.ImportRun;
import org.niangjia.platform.sheet.SheetColumn;
import org.niangjia.platform.sheet.SheetColumn.Kind;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;

/** 会员导入. Members from one sheet: looked through first, then stored, all or the good rows. */
@Component
class MemberImport implements ImportKind<MemberSheetRow>, Pages {
    static final String NAME = "name";
    static final String ID_NUMBER = "idNumber";
    static final String PHONE = "phone";
    static final String UNION = "union";
    static final String EMPLOYER = "employer";
    static final String SITE = "site";
    static final String TRADE = "trade";
    static final String TOWN = "town";
    static final String GROUPS = "groups";
    static final String JOINED_ON = "joinedOn";
    private static final int MOST_ROWS = 150_000;

    private final MemberSheetLookup lookup;
    private final MemberDesk desk;
    private final Identities identities;
    private final Members members;
    private final MemberBulk bulk;
    private final Trail trail;
    private final Clock clock;
    private final ImportRoutes routes;

    MemberImport(
            MemberSheetLookup lookup,
            MemberDesk desk,
            Identities identities,
            Members members,
            MemberBulk bulk,
            Trail trail,
            Clock clock,
            ImportRoutes routes) {
        this.lookup = lookup;
        this.desk = desk;
        this.identities = identities;
        this.members = members;
        this.bulk = bulk;
        this.trail = trail;
        this.clock = clock;
        this.routes = routes;
    }

    @Override
    public void declare(Routes at) {
        routes.declare(at, "/members", this);
    }

    @Override
    public String code() {
        return "members";
    }

    @Override
    public String words() {
        return "membership.import";
    }

    @Override
    public Duty duty() {
        return Duty.HANDLE;
    }

    @Override
    public int mostRows() {
        return MOST_ROWS;
    }

    @Override
    public List<SheetColumn> columns() {
        return List.of(
                SheetColumn.required(NAME, Kind.WORDS, "姓名", "Name")
                        .longest(50)
                        .note("与证件一致，生僻字和间隔号照写", "As on the papers")
                        .example("陈小满"),
                SheetColumn.required(ID_NUMBER, Kind.CODE, "证件号", "ID number")
                        .longest(24)
                        .note("18 位，单元格设为文本；居住证、永久居留证也可", "18 characters in a text cell; residence permits too")
                        .example("99090319900101100X"),
                SheetColumn.optional(PHONE, Kind.WORDS, "手机号", "Mobile")
                        .longest(24)
                        .note("本人的手机号，加密保存", "The person's own; kept sealed")
                        .example("13800138000"),
                SheetColumn.required(UNION, Kind.WORDS, "所属工会", "Union")
                        .note("系统里的工会全称或简称", "Full or short name as registered")
                        .example("某某船厂工会"),
                SheetColumn.optional(EMPLOYER, Kind.WORDS, "用人单位", "Employer")
                        .note(
                                "全称或统一社会信用代码；工会只覆盖一家单位时可不填",
                                "Name or credit code; may be empty where the union has one employer")
                        .example("某某船舶修造有限公司"),
                SheetColumn.optional(SITE, Kind.WORDS, "用工单位", "Place of work")
                        .note("派遣、外包人员实际干活的单位", "Where dispatched workers work")
                        .example(""),
                SheetColumn.optional(TRADE, Kind.WORDS, "行当", "Trade")
                        .longest(40)
                        .note("没有用人单位的填写，例如外卖骑手", "For those without an employer, such as riders")
                        .example(""),
                SheetColumn.optional(TOWN, Kind.WORDS, "所在镇街", "Town")
                        .note("没有用人单位的填写", "For those without an employer")
                        .example("沈家门街道"),
                SheetColumn.optional(GROUPS, Kind.WORDS, "群体", "Groups")
                        .note("可填多个，用顿号隔开：农民工、女职工、派遣、新业态、困难、劳模、高温岗位", "Several, parted by a comma, in Chinese")
                        .example("农民工"),
                SheetColumn.optional(JOINED_ON, Kind.DATE, "入会日期", "Joined on")
                        .note("不填为今天", "Today when empty")
                        .example("2026-03-02"));
    }

    @Override
    public void admit(ImportContext context) {
        Members.office(context.scope());
        context.scope().require(context.district());
    }

    @Override
    public ImportRun<MemberSheetRow> begin(ImportContext context) {
        MemberSheetReader reader = new MemberSheetReader(
                lookup.of(context.scope(), context.district()),
                (Function<String, org.niangjia.base.Parsed<IdPaper>>) desk::paper,
                desk.ages(context.district()),
                identities::hash,
                LocalDate.now(clock));
        return new MemberSheetRun(context, reader, identities, members, bulk, trail);
    }
}
