package org.niangjia.platform.organisation;

import java.util.ArrayList;
import java.util.List;
import org.niangjia.base.UnionLevel;

/** 组织路径. Reads and makes paths such as {@code 100000/330000/330900/330903/T001/V003/U0007/}. */
final class UnionPath {
    private UnionPath() {}

    /** First text behind every path that starts with the prefix: subtrees are searched as a range of the index. */
    static String behind(String prefix) {
        return prefix.isEmpty() ? "~" : prefix.substring(0, prefix.length() - 1) + "0";
    }

    /** Path of the parent; empty at the top. */
    static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1);
    }

    /** Paths above, nearest first. */
    static List<String> above(String path) {
        List<String> above = new ArrayList<>();
        for (String up = parent(path); !up.isEmpty(); up = parent(up)) {
            above.add(up);
        }
        return above;
    }

    static boolean contains(String above, String path) {
        return path.startsWith(above);
    }

    static int depth(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }

    /** Home partitions of the regional unions on the way: a county's path names its city, province and nation. */
    static List<Integer> districts(String path) {
        List<Integer> districts = new ArrayList<>();
        for (String segment : path.split("/")) {
            if (segment.length() == 6 && segment.chars().allMatch(Character::isDigit)) {
                districts.add(Integer.parseInt(segment));
            }
        }
        return districts;
    }

    /** Path of a regional union: all the regions above it. */
    static String region(int code) {
        StringBuilder path = new StringBuilder("100000/");
        if (code != 100000) {
            path.append(code / 10000 * 10000).append('/');
            if (code % 10000 != 0) {
                if (code / 100 * 100 != code) {
                    path.append(code / 100 * 100).append('/');
                }
                path.append(code).append('/');
            }
        }
        return path.toString();
    }

    /** Level of a regional union. */
    static UnionLevel levelOf(int region) {
        if (region == 100000) {
            return UnionLevel.NATION;
        }
        if (region % 10000 == 0) {
            return UnionLevel.PROVINCE;
        }
        return region % 100 == 0 ? UnionLevel.CITY : UnionLevel.COUNTY;
    }

    /** The next segment for a child: T, V or U by level, D for offices, and a number that is never given twice. */
    static String segment(UnionLevel level, UnionKind kind, int number) {
        if (kind.office()) {
            return "D%03d/".formatted(number);
        }
        return switch (level) {
            case UNIT -> "U%04d/".formatted(number);
            case VILLAGE -> "V%03d/".formatted(number);
            case TOWN -> "T%03d/".formatted(number);
            case NATION, PROVINCE, CITY, COUNTY -> "I%03d/".formatted(number);
        };
    }

    /** Number of the last segment under the parent, 0 when it is no numbered child. */
    static int number(String path) {
        String last = path.substring(parent(path).length(), path.length() - 1);
        return last.length() > 1 && Character.isLetter(last.charAt(0)) ? Integer.parseInt(last.substring(1)) : 0;
    }
}
