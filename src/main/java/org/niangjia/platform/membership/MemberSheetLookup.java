package org.niangjia.platform.membership;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.base.Text;
import org.niangjia.platform.organisation.UnionKind;
import org.niangjia.platform.reference.Region;
import org.niangjia.platform.reference.Regions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 会员表对照. What the names in a sheet stand for: unions of the subtree, employers and towns of the district. */
@Component
class MemberSheetLookup {
    private final JdbcClient jdbc;
    private final Regions regions;

    MemberSheetLookup(JdbcClient jdbc, Regions regions) {
        this.jdbc = jdbc;
        this.regions = regions;
    }

    /** 所属工会. */
    record UnionAt(UUID id, String path, String name) {}

    /** 对照. Names in their plain form; a name that several unions have leads to all of them. */
    record Known(
            Map<String, List<UnionAt>> unions,
            Map<String, UUID> employers,
            Map<String, Long> towns,
            Map<UUID, UUID> onlyEmployer) {

        List<UnionAt> union(String typed) {
            return unions.getOrDefault(plain(typed), List.of());
        }

        @Nullable
        UUID employer(String typed) {
            return employers.get(plain(typed));
        }

        @Nullable
        Long town(String typed) {
            return towns.get(plain(typed));
        }
    }

    static String plain(String name) {
        return NameIndex.normal(Normalizer.normalize(Text.line(name), Normalizer.Form.NFKC));
    }

    Known of(Scope scope, int district) {
        return new Known(unions(scope, district), employers(district), towns(district), onlyEmployers(district));
    }

    private Map<String, List<UnionAt>> unions(Scope scope, int district) {
        Map<String, List<UnionAt>> byName = new HashMap<>();
        String office = Members.office(scope);
        jdbc.sql("""
                        SELECT id, path, name, short_name, kind FROM union_view
                        WHERE district = :district AND path >= :from AND path < :behind AND closed_at IS NULL
                        """)
                .param("district", district)
                .param("from", office)
                .param("behind", Members.behind(office))
                .query((row, n) -> {
                    if (UnionKind.valueOf(row.getString("kind")).office()) {
                        return false;
                    }
                    UnionAt union =
                            new UnionAt(row.getObject("id", UUID.class), row.getString("path"), row.getString("name"));
                    String full = plain(union.name());
                    String brief = plain(row.getString("short_name"));
                    byName.computeIfAbsent(full, k -> new ArrayList<>()).add(union);
                    if (!brief.equals(full)) {
                        byName.computeIfAbsent(brief, k -> new ArrayList<>()).add(union);
                    }
                    return true;
                })
                .list();
        return byName;
    }

    private Map<String, UUID> employers(int district) {
        Map<String, UUID> known = new HashMap<>();
        jdbc.sql("SELECT id, name, credit_code FROM employer_name_view WHERE district = :district AND open")
                .param("district", district)
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    String code = row.getString("credit_code");
                    if (code != null) {
                        known.put(code, id);
                    }
                    return known.put(plain(row.getString("name")), id) == null;
                })
                .list();
        return known;
    }

    private Map<String, Long> towns(int district) {
        Map<String, Long> towns = new HashMap<>();
        List<Region> places = new ArrayList<>(regions.towns(district));
        regions.find(district).ifPresent(places::add);
        for (Region place : places) {
            towns.put(plain(place.name()), place.code());
            towns.put(Long.toString(place.code()), place.code());
        }
        return towns;
    }

    /** The employer of a union that covers just one. */
    private Map<UUID, UUID> onlyEmployers(int district) {
        Map<UUID, UUID> only = new HashMap<>();
        jdbc.sql("""
                        SELECT union_id, (array_agg(employer_id))[1] FROM coverage_view
                        WHERE district = :district AND until_on IS NULL GROUP BY union_id HAVING count(*) = 1
                        """)
                .param("district", district)
                .query((row, n) -> only.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
        return only;
    }

    /** A registered employer by name or credit code, or null. */
    @Nullable
    UUID employer(int district, String name) {
        return jdbc.sql("""
                        SELECT id FROM employer_name_view
                        WHERE district = :district AND open AND (name = :name OR credit_code = :name) LIMIT 1
                        """)
                .param("district", district)
                .param("name", Text.line(name))
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional()
                .orElse(null);
    }

    /** The only open union of the subtree with that full or short name, or with that id, as a program has it from a list. */
    Optional<UUID> union(Scope scope, int district, String typed) {
        Map<String, List<UnionAt>> known = unions(scope, district);
        List<UUID> found = known.getOrDefault(plain(typed), List.of()).stream()
                .map(UnionAt::id)
                .toList();
        List<UUID> named = found.isEmpty()
                ? known.values().stream()
                        .flatMap(List::stream)
                        .map(UnionAt::id)
                        .filter(id -> id.toString().equals(typed.strip().toLowerCase(Locale.ROOT)))
                        .distinct()
                        .toList()
                : found;
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    /** Names of unions in the subtree, at most so many. */
    List<String> unionNames(Scope scope, int district, int most) {
        return unions(scope, district).values().stream()
                .flatMap(List::stream)
                .map(UnionAt::name)
                .distinct()
                .sorted()
                .limit(most)
                .toList();
    }
}
