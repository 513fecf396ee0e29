package org.niangjia.platform.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Text;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;

/**
 * 会员检索. How one page of the register is looked for in a district, so that no question reads the whole of it: what many
 * share (a surname, one or two initials) is walked in the order of the page and stops when the page is full; what few
 * share is looked up first and sorted.
 */
record MemberSearch(Seals seals) {

    /**
     * Binds what it names in the parameters, except district, from, behind and limit.
     *
     * @param anywhere whether one character is looked for in the whole name, not as a surname
     */
    String sql(
            int district,
            MemberQuery query,
            Members.@Nullable After after,
            boolean anywhere,
            Map<String, Object> parameters) {
        String shared = anywhere ? "" : shared(query, parameters);
        List<String> rare = rare(district, query, anywhere, parameters);
        StringBuilder sql = new StringBuilder();
        if (rare.isEmpty()) {
            sql.append("SELECT " + Members.COLUMNS + " FROM membership_member m WHERE m.district = :district");
        } else {
            sql.append("WITH m AS MATERIALIZED (SELECT m.* FROM membership_member m WHERE m.district = :district AND ")
                    .append(String.join(" AND ", rare))
                    .append(") SELECT " + Members.COLUMNS + " FROM m WHERE true");
        }
        if (!shared.isEmpty()) {
            sql.append(" AND ").append(shared);
        }
        sql.append(" AND m.path >= :from AND m.path < :behind AND m.state <> 'MOVED'");
        if (after != null) {
            sql.append(" AND (m.path, m.id) > (:afterPath, :afterId)");
            parameters.put("afterPath", after.path());
            parameters.put("afterId", after.id());
        }
        return sql.append(" ORDER BY m.path, m.id LIMIT :limit").toString();
    }

    /** The index of each of these goes on with path and id. */
    private static String shared(MemberQuery query, Map<String, Object> parameters) {
        String text = query.text();
        if (query.byInitials() && text.length() <= 2) {
            parameters.put("initials", text.toLowerCase(Locale.ROOT));
            return "left(m.initials, " + text.length() + ") = :initials";
        }
        if (query.oneCharacter()) {
            parameters.put("surname", text);
            return "left(m.name, 1) = :surname";
        }
        return "";
    }

    private List<String> rare(int district, MemberQuery query, boolean anywhere, Map<String, Object> parameters) {
        List<String> all = new ArrayList<>();
        if (!query.idNumber().isEmpty()) {
            all.add("m.id_hash = :idHash");
            parameters.put("idHash", seals.index(Purpose.ID_NUMBER, Text.code(query.idNumber())));
        }
        if (!query.phone().isEmpty()) {
            all.add("m.phone_hash = :phoneHash");
            parameters.put("phoneHash", seals.index(Purpose.PHONE, Text.code(query.phone())));
        }
        if (query.byInitials() && query.text().length() > 2) {
            String initials = query.text().toLowerCase(Locale.ROOT);
            all.add("m.initials >= :initials AND m.initials < :initialsEnd");
            parameters.put("initials", initials);
            parameters.put("initialsEnd", initials + "~");
        } else if (!query.byInitials() && !query.text().isEmpty() && (anywhere || !query.oneCharacter())) {
            all.add("m.grams @> :grams::text[] AND position(:piece IN upper(m.name)) > 0");
            parameters.put("grams", NameIndex.sought(district, query.text()));
            parameters.put("piece", query.text().toUpperCase(Locale.ROOT));
        }
        UUID employer = query.employer();
        if (employer != null) {
            all.add("""
                    m.id IN (SELECT e.member FROM membership_employment e WHERE e.district = :district
                     AND e.employer = :employer AND e.until_on IS NULL)
                    """);
            parameters.put("employer", employer);
        }
        return all;
    }
}
