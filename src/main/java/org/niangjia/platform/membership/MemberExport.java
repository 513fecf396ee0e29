package org.niangjia.platform.membership;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.organisation.Unions;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.niangjia.platform.sheet.ExportColumn;
import org.niangjia.platform.sheet.ExportContext;
import org.niangjia.platform.sheet.ExportKind;
import org.niangjia.platform.sheet.ExportRoutes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 会员导出. The register, as it was narrowed by name; numbers in full only where they are asked for. */
@Component
class MemberExport implements ExportKind<MemberExport.Line>, Pages {
    private static final String ID = "idNumber";
    private static final String PHONE = "phone";

    private final Members members;
    private final Unions unions;
    private final ExportRoutes routes;
    private final JdbcClient jdbc;
    private final Seals seals;

    MemberExport(Members members, Unions unions, ExportRoutes routes, JdbcClient jdbc, Seals seals) {
        this.members = members;
        this.unions = unions;
        this.routes = routes;
        this.jdbc = jdbc;
        this.seals = seals;
    }

    /** 一行. A member, the name of the union, what the state is called, and the numbers in full where they are wanted. */
    record Line(Member member, String union, String state, String idNumber, String phone) {
        Member.Person person() {
            return member.person();
        }
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
        return "membership.members";
    }

    @Override
    public List<ExportColumn<Line>> columns() {
        return List.of(
                ExportColumn.of("name", "姓名", "Name", line -> line.person().name()),
                ExportColumn.of("sex", "性别", "Sex", line -> line.person().male() ? "男" : "女"),
                ExportColumn.of(
                        "birthYear",
                        "出生年份",
                        "Year of birth",
                        line -> line.person().birth().getYear()),
                ExportColumn.of("union", "所属工会", "Union", Line::union),
                ExportColumn.of("state", "会籍状态", "State", Line::state),
                ExportColumn.of(
                        "joinedOn", "入会日期", "Joined on", line -> line.member().joinedOn()),
                ExportColumn.of(
                        "idMasked",
                        "证件号（遮盖）",
                        "ID number (masked)",
                        line -> line.person().idMasked()),
                ExportColumn.of(
                        "phoneMasked",
                        "手机号（遮盖）",
                        "Mobile (masked)",
                        line -> line.person().phoneMasked()),
                ExportColumn.sensitive(ID, "证件号", "ID number", Line::idNumber),
                ExportColumn.sensitive(PHONE, "手机号", "Mobile", Line::phone));
    }

    @Override
    public List<String> filters() {
        return List.of("q");
    }

    @Override
    public List<Line> page(ExportContext context, @Nullable Line after, int limit) {
        Members.After from = after == null
                ? null
                : new Members.After(
                        after.member().district(),
                        after.member().path(),
                        after.member().id());
        List<Member> page = members.page(
                context.scope(), MemberQuery.text(context.filter("q").strip()), from, limit);
        Map<UUID, String> names = page.isEmpty()
                ? Map.of()
                : unions.list(context.scope(), page.stream().map(Member::union).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(Union::id, Union::name));
        Map<UUID, String> numbers = opened(context, page, ID, "id_sealed", Purpose.ID_NUMBER);
        Map<UUID, String> phones = opened(context, page, PHONE, "phone_sealed", Purpose.PHONE);
        return page.stream()
                .map(member -> new Line(
                        member,
                        names.getOrDefault(member.union(), ""),
                        context.words().t("membership.state." + member.state().name()),
                        numbers.getOrDefault(member.id(), ""),
                        phones.getOrDefault(member.id(), "")))
                .toList();
    }

    /** What is sealed of a page, by one statement and only where the column was chosen. */
    private Map<UUID, String> opened(
            ExportContext context, List<Member> page, String column, String sealed, Purpose purpose) {
        if (!context.columns().contains(column) || page.isEmpty()) {
            return Map.of();
        }
        Map<UUID, String> open = new HashMap<>();
        jdbc.sql("SELECT id, " + sealed + " FROM membership_member WHERE district = ANY(:districts) AND id = ANY(:ids)"
                        + " AND state <> 'MOVED' AND " + sealed + " IS NOT NULL")
                .param("districts", context.scope().districtArray())
                .param("ids", page.stream().map(Member::id).toArray(UUID[]::new))
                .query(row -> {
                    open.put(row.getObject(1, UUID.class), seals.open(purpose, row.getBytes(2)));
                });
        return open;
    }
}
