package org.niangjia.platform.frame;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Period;

/**
 * 我的情况. What the house knows of somebody on a day, to say what they may use. Null is “not known”, which is asked for
 * and never taken for no; an empty list is “none”, which somebody has said.
 *
 * @param district county where they are at home
 * @param tags groups that they belong to, each for a time (practice ruling 4)
 * @param employments whom they work for; none for somebody without an employer
 */
public record Facts(
        LocalDate on,
        @Nullable Integer district,
        @Nullable LocalDate birth,
        @Nullable Sex sex,
        @Nullable Standing membership,
        @Nullable List<Tag> tags,
        @Nullable List<Employment> employments) {

    /** 性别. */
    public enum Sex {
        FEMALE,
        MALE
    }

    /** 会籍状态. In good standing, kept while jobless or retired, on the way to another union, or not a member. */
    public enum Standing {
        MEMBER,
        KEPT,
        MOVING,
        NONE
    }

    /** 群体标签. By code, such as {@code MIGRANT}, for a time. */
    public record Tag(String code, Period validity) {}

    /** 从业情况. An employer, or a trade without one. */
    public record Employment(String trade, boolean withEmployer, Period validity) {}

    /** Nothing is known but the day and the county. */
    public static Facts unknown(LocalDate on, @Nullable Integer district) {
        return new Facts(on, district, null, null, null, null, null);
    }
}
