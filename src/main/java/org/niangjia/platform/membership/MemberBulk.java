package org.niangjia.platform.membership;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.seal.Seals;
import org.niangjia.platform.store.RowsIn;
import org.niangjia.platform.store.TableSizes;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** 会员批量登记. Writes thousands of new members by COPY, in the caller's transaction, with all that hangs on them. */
@Component
class MemberBulk {
    private static final String MEMBER = """
            COPY membership_member (district, id, union_id, path, state, name, grams, initials, id_kind, id_masked, id_hash,
             id_sealed, phone_masked, phone_hash, phone_sealed, male, birth, joined_on, created_at) FROM STDIN
            """;
    private static final String STEP = """
            COPY membership_step (district, member, number, state, union_id, union_name, at, by_account, by_name, reason,
             sheet) FROM STDIN
            """;
    private static final String EMPLOYMENT = """
            COPY membership_employment (district, id, member, employer, site, trade, town, from_on) FROM STDIN
            """;
    private static final String TAG = "COPY membership_tag (district, member, tag, from_on) FROM STDIN";
    /** Who came with a sheet, by day and union: the steps themselves need not be read for the board of the day. */
    private static final String SUM = """
            INSERT INTO membership_sheet_sum AS s (district, day, union_id, joined) VALUES (?, ?, ?, ?)
            ON CONFLICT (district, day, union_id) DO UPDATE SET joined = s.joined + excluded.joined
            """;

    private static final String COUNTED = "ANALYZE (SKIP_LOCKED) membership_member (district, id)";

    private final DataSource source;
    private final JdbcTemplate template;
    private final Identities identities;
    private final Affiliations affiliations;
    private final TableSizes sizes;
    private final Seals seals;
    private final Clock clock;

    MemberBulk(
            DataSource source,
            JdbcTemplate template,
            Identities identities,
            Affiliations affiliations,
            TableSizes sizes,
            Seals seals,
            Clock clock) {
        this.source = source;
        this.template = template;
        this.identities = identities;
        this.affiliations = affiliations;
        this.sizes = sizes;
        this.seals = seals;
        this.clock = clock;
    }

    void store(Scope scope, int district, List<MemberSheetRow> rows) {
        scope.require(district);
        Instant now = clock.instant();
        Map<Hash, Identities.Known> known =
                identities.known(rows.stream().map(row -> row.hash().value()).toList());
        Map<UUID, byte[]> fresh = new HashMap<>();
        Map<UUID, MemberSheetRow> byPerson = new LinkedHashMap<>();
        for (MemberSheetRow row : rows) {
            Identities.Known person = known.get(row.hash());
            UUID id = person == null ? Uuid7.next(clock) : person.person();
            if (person == null) {
                fresh.put(id, row.hash().value());
            }
            byPerson.put(id, row);
        }
        identities.claimAll(fresh, byPerson.keySet(), district);
        copy(MEMBER, sheet -> byPerson.forEach((id, row) -> member(sheet, district, id, row, now)));
        sizes.countAnew(COUNTED, rows.size());
        copy(STEP, sheet -> byPerson.forEach((id, row) -> step(sheet, scope, district, id, row, now)));
        copy(EMPLOYMENT, sheet -> byPerson.forEach((id, row) -> work(sheet, district, id, row.work())));
        copy(
                TAG,
                sheet -> byPerson.forEach((id, row) -> row.groups()
                        .forEach(tag ->
                                sheet.row(district, id, tag.name(), row.member().joinedOn()))));
        count(district, rows, WorkingCalendar.dayOf(now));
    }

    private void copy(String sql, Consumer<RowsIn> rows) {
        try (RowsIn sheet = new RowsIn(source, sql)) {
            rows.accept(sheet);
            sheet.end();
        }
    }

    private void member(RowsIn sheet, int district, UUID id, MemberSheetRow row, Instant now) {
        Map<String, @Nullable Object> of = row.member().columns(district, seals);
        sheet.row(
                district,
                id,
                of.get("union"),
                of.get("path"),
                "ACTIVE",
                of.get("name"),
                of.get("grams"),
                of.get("initials"),
                of.get("idKind"),
                of.get("idMasked"),
                of.get("idHash"),
                of.get("idSealed"),
                of.get("phoneMasked"),
                of.get("phoneHash"),
                of.get("phoneSealed"),
                of.get("male"),
                of.get("birth"),
                of.get("joinedOn"),
                now);
    }

    private void work(RowsIn sheet, int district, UUID member, MemberFacts.Work work) {
        sheet.row(
                district,
                Uuid7.next(clock),
                member,
                work.employer(),
                work.site(),
                work.trade(),
                work.town(),
                work.from());
    }

    private static void step(RowsIn sheet, Scope scope, int district, UUID id, MemberSheetRow row, Instant now) {
        String by = scope.actor().postTitle().isEmpty()
                ? scope.actor().name()
                : scope.actor().name() + "（" + scope.actor().postTitle() + "）";
        sheet.row(
                district,
                id,
                1,
                "ACTIVE",
                row.union(),
                row.unionName(),
                now,
                scope.actor().account(),
                by,
                "",
                true);
    }

    /** In the order of unions, so that two imports never wait for each other in a ring. */
    private void count(int district, List<MemberSheetRow> rows, LocalDate day) {
        Map<UUID, Integer> counts = new TreeMap<>();
        Map<UUID, String> paths = new HashMap<>();
        for (MemberSheetRow row : rows) {
            counts.merge(row.union(), 1, Integer::sum);
            paths.put(row.union(), row.member().path());
        }
        counts.forEach((union, n) -> {
            affiliations.count(district, union, paths.getOrDefault(union, ""), MemberState.ACTIVE, n);
            template.update(SUM, district, day, union, n);
        });
    }
}
