package org.niangjia.platform.organisation;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.niangjia.base.UnionLevel;

/** 工会类别. What sort of union a node of the tree is, and at which levels that sort may stand. */
public enum UnionKind {
    /** 地方总工会 */
    GENERAL(EnumSet.range(UnionLevel.NATION, UnionLevel.COUNTY)),
    /** 产业·系统(局)工会 */
    INDUSTRY(EnumSet.range(UnionLevel.PROVINCE, UnionLevel.TOWN)),
    /** 镇街总工会 */
    TOWN(EnumSet.of(UnionLevel.TOWN)),
    /** 村社联合工会 */
    VILLAGE_JOINT(EnumSet.of(UnionLevel.VILLAGE)),
    /** 联合工会: several employers, often of one street or trade */
    JOINT(EnumSet.of(UnionLevel.VILLAGE, UnionLevel.UNIT)),
    /** 基层工会 */
    BASIC(EnumSet.of(UnionLevel.UNIT)),
    /** 机关事业单位工会 */
    AGENCY(EnumSet.of(UnionLevel.UNIT)),
    /** 直属基层工会: directly under a county or city, such as a big shipyard's */
    DIRECT(EnumSet.of(UnionLevel.UNIT)),
    /** 部室: an office of a union, in the same tree */
    DEPARTMENT(EnumSet.range(UnionLevel.NATION, UnionLevel.TOWN)),
    /** 职工服务中心 */
    SERVICE_CENTRE(EnumSet.range(UnionLevel.NATION, UnionLevel.TOWN));

    private final Set<UnionLevel> levels;

    UnionKind(Set<UnionLevel> levels) {
        this.levels = levels;
    }

    /** Whether this is an office of a union rather than a union of its own: same level, no credit code, nothing below. */
    public boolean office() {
        return this == DEPARTMENT || this == SERVICE_CENTRE;
    }

    /** The level that such a union takes below a parent of that level; empty where it cannot be set up. */
    Optional<UnionLevel> below(UnionLevel parent) {
        if (office()) {
            return levels.contains(parent) ? Optional.of(parent) : Optional.empty();
        }
        return switch (this) {
            case INDUSTRY ->
                parent.compareTo(UnionLevel.COUNTY) <= 0 && parent != UnionLevel.NATION
                        ? Optional.of(UnionLevel.values()[parent.ordinal() + 1])
                        : Optional.empty();
            case TOWN -> only(parent == UnionLevel.COUNTY, UnionLevel.TOWN);
            case VILLAGE_JOINT -> only(parent == UnionLevel.TOWN, UnionLevel.VILLAGE);
            case DIRECT -> only(parent.upper(), UnionLevel.UNIT);
            case JOINT, BASIC, AGENCY -> only(!parent.upper(), UnionLevel.UNIT);
            case GENERAL, DEPARTMENT, SERVICE_CENTRE -> Optional.empty();
        };
    }

    private static Optional<UnionLevel> only(boolean fits, UnionLevel level) {
        return fits ? Optional.of(level) : Optional.empty();
    }

    /** Levels at which this sort may stand. */
    Set<UnionLevel> levels() {
        return levels;
    }
}
