package org.niangjia.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.niangjia.app.demo.DemoTables.UnionRow;
import org.niangjia.base.CreditCode;
import org.niangjia.platform.organisation.UnionKind;

/**
 * 单位名单. Where the members of a demo county work: the employers of the tables, and as many invented ones as the members
 * need. The same for the same number of members, whenever and wherever it is asked for.
 */
final class DemoFirms {
    private static final String FIRST = "岬汐礁屿渚澜舸苔";
    private static final String SECOND = "蓼荻芷蘅菰苕蒹菖";
    private static final List<String> TRADES =
            List.of("船舶配件", "水产食品", "机械", "电子", "纺织", "包装", "建筑劳务", "物流", "家具", "塑料制品", "物业服务", "餐饮管理");
    /** Most of a firm's staff are members, never all of them. */
    private static final double MEMBERS_OF_STAFF = 0.86;

    /** The largest firms have so small a part of all members; from sixteen to sixteen they grow smaller. */
    private static final int LARGEST_PART = 52;

    private static final int ALIKE = 16;
    private static final int SMALLEST = 20;
    private static final Map<Integer, String> PLACES = Map.of(
            330903, "舟山普陀",
            330902, "舟山定海",
            330402, "嘉兴南湖",
            330523, "安吉");

    private DemoFirms() {}

    /**
     * 单位.
     *
     * @param town union above it; empty for one of the tables, which is there already
     * @param code credit code, empty for none
     * @param members how many of its staff are members
     */
    record Firm(
            String name, String union, String town, long place, String industry, String code, int staff, int members) {
        boolean invented() {
            return !town.isEmpty();
        }
    }

    /** Firms of a district that together have room for so many members; the last one has what is left. */
    static List<Firm> of(int district, int members) {
        List<Firm> firms = new ArrayList<>();
        int left = members;
        Map<String, UnionKind> kinds = DemoTables.unions().stream()
                .filter(row -> row.district() == district)
                .collect(Collectors.toMap(UnionRow::name, UnionRow::kind));
        for (DemoTables.EmployerRow row : DemoTables.employers()) {
            if (row.district() == district && left > 0 && kinds.containsKey(row.union())) {
                int here = Math.min(left, (int) (row.staff() * MEMBERS_OF_STAFF));
                firms.add(new Firm(
                        row.name(), row.union(), "", row.place(), row.industry(), row.code(), row.staff(), here));
                left -= here;
            }
        }
        List<UnionRow> towns = DemoTables.unions().stream()
                .filter(row -> row.district() == district && row.kind() == UnionKind.TOWN)
                .toList();
        for (int i = 0; left > 0; i++) {
            int here = Math.min(left, Math.max(SMALLEST, members / LARGEST_PART / (1 + i / ALIKE)));
            firms.add(invented(district, i, here, towns.get(i % towns.size())));
            left -= here;
        }
        return firms;
    }

    private static Firm invented(int district, int i, int members, UnionRow town) {
        int pair = i * 13 % (FIRST.length() * SECOND.length());
        String trade = TRADES.get((i + i / (FIRST.length() * SECOND.length())) % TRADES.size());
        String name = PLACES.getOrDefault(district, town.shortName())
                + FIRST.charAt(pair / SECOND.length())
                + SECOND.charAt(pair % SECOND.length())
                + trade
                + "有限公司";
        String code = CreditCode.completing("91990903MA%03d%04d".formatted(district % 1000, i))
                .value();
        int staff = (int) Math.ceil(members / MEMBERS_OF_STAFF);
        return new Firm(name, name + "工会", town.name(), town.place(), trade, code, staff, members);
    }

    /** Short name of the county, for the names of files. */
    static String place(int district) {
        return PLACES.getOrDefault(district, Integer.toString(district));
    }

    /** Districts that get members, with how many each for so many in the first. */
    static Map<Integer, Integer> members(int first) {
        return PLACES.keySet().stream()
                .collect(Collectors.toMap(Function.identity(), district -> district == 330903 ? first : first / 5));
    }
}
