package org.niangjia.platform.frame;

/**
 * 统计指标. One figure that a module counts. Its name, formula and source stand in the module's words below
 * {@code KEY.name}, {@code KEY.formula} and {@code KEY.source}, in both languages.
 *
 * @param key stable key, such as {@code request.statistic.on_time}
 * @param version version of the formula; a locked month keeps the one it was counted with
 * @param unit what it is counted in
 * @param cell key of the term that says below how many a breakdown is not shown
 */
public record Statistic(String key, int version, Unit unit, String cell) {

    /** 单位. A count of cases, people, times, firms or matters, a share of them, working days, or whole yuan. */
    public enum Unit {
        COUNT,
        PEOPLE,
        TIMES,
        FIRMS,
        MATTERS,
        RATE,
        DAYS,
        YUAN
    }

    /** Name for programs: the last part of the key. */
    public String code() {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    public String name(Words words) {
        return words.t(key + ".name");
    }

    /** What it was taken over, for days and yuan: {@code KEY.of} with how many. */
    public String of(Words words, String many) {
        return words.t(key + ".of", many);
    }

    public String formula(Words words) {
        return words.t(key + ".formula");
    }

    public String source(Words words) {
        return words.t(key + ".source");
    }
}
