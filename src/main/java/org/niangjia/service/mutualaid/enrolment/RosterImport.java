package org.niangjia.service.mutualaid.enrolment;

import java.util.List;
import java.util.UUID;
import org.niangjia.base.NotVisibleException;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.sheet.ImportContext;
import org.niangjia.platform.sheet.ImportKind;
import org.niangjia.platform.sheet.ImportRoutes;
import org.niangjia.platform.sheet.ImportRun;
import org.niangjia.platform.sheet.SheetColumn;
import org.niangjia.platform.sheet.SheetColumn.Kind;
import org.springframework.stereotype.Component;

/** 参保人员登记表导入. The people of one roster from one sheet: looked through first, then put onto the roster. */
@Component
class RosterImport implements ImportKind<Applicant>, Pages {
    static final String NAME = "name";
    static final String ID_NUMBER = "idNumber";
    static final String INSURANCE = "insurance";
    static final String PHONE = "phone";
    static final String MODULES = "modules";
    static final String SHARES = "shares";

    private final Rosters rosters;
    private final RosterPlaces places;
    private final RosterReading reading;
    private final RosterDesk desk;
    private final ImportRoutes routes;

    RosterImport(Rosters rosters, RosterPlaces places, RosterReading reading, RosterDesk desk, ImportRoutes routes) {
        this.rosters = rosters;
        this.places = places;
        this.reading = reading;
        this.desk = desk;
        this.routes = routes;
    }

    @Override
    public void declare(Routes at) {
        routes.declare(at, RosterPages.ALL + "/{roster}", this);
    }

    @Override
    public String code() {
        return "rosters";
    }

    @Override
    public String words() {
        return "mutualaid.roster.import";
    }

    @Override
    public Duty duty() {
        return Duty.HANDLE;
    }

    @Override
    public List<SheetColumn> columns() {
        return List.of(
                SheetColumn.required(NAME, Kind.WORDS, "姓名", "Name")
                        .longest(50)
                        .note("与身份证一致", "As on the ID card")
                        .example("陈小满"),
                SheetColumn.required(ID_NUMBER, Kind.CODE, "身份证号", "ID number")
                        .longest(24)
                        .note("18 位，单元格设为文本，加密保存", "18 characters in a text cell; kept sealed")
                        .example("99090319900101100X")
                        .also("证件号", "公民身份号码", "身份证号码"),
                SheetColumn.optional(INSURANCE, Kind.WORDS, "医保类型", "Medical insurance")
                        .longest(30)
                        .note(
                                "职工医保、居民医保、灵活就业、外地参保；退休的写上“退休”",
                                "In Chinese: 职工医保, 居民医保, 灵活就业, 外地参保; add 退休 for who has retired")
                        .example("职工医保"),
                SheetColumn.optional(PHONE, Kind.WORDS, "手机", "Mobile")
                        .longest(24)
                        .note("本人的手机号，可不填，加密保存", "The person's own, may be empty; kept sealed")
                        .example("13800138000")
                        .also("手机号", "联系电话"),
                SheetColumn.optional(MODULES, Kind.WORDS, "项目", "Modules")
                        .longest(200)
                        .note(
                                "项目名称或代码，几项用顿号隔开；方案只有一项的可不填",
                                "Names or codes, parted by a comma; may be empty where the scheme has one")
                        .example("住院医疗互助")
                        .also("互助项目", "参保项目"),
                SheetColumn.optional(SHARES, Kind.WHOLE_NUMBER, "份数", "Shares")
                        .note("每项几份，不填是 1 份", "Of each module; 1 when empty")
                        .example("1"));
    }

    private Roster roster(ImportContext context) {
        try {
            return rosters.get(context.scope(), context.district(), UUID.fromString(context.subject()));
        } catch (IllegalArgumentException e) {
            throw new NotVisibleException("roster " + context.subject());
        }
    }

    /** The roster is looked for in the Scope, so that nobody brings people onto one that they do not see. */
    @Override
    public void admit(ImportContext context) {
        roster(context);
    }

    @Override
    public ImportRun<Applicant> begin(ImportContext context) {
        Roster roster = roster(context);
        RosterDesk.requireEditable(roster);
        ApplicantReader reader = desk.reader(roster);
        return new RosterRun(context.scope(), roster, reader, places, desk);
    }
}
