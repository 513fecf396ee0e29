package org.niangjia.platform.organisation;

import java.util.EnumSet;
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

    /** Levels at which this sort may stand. */
    Set<UnionLevel> levels() {
        return levels;
    }
}
