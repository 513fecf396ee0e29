package org.niangjia.app.demo;

import java.util.List;

/**
 * 报道. One article of the newspaper page with the figures that the house answers for; its words stand in the words files
 * under {@code demo.page.NUMBER}.
 *
 * @param number place on the page
 * @param region where it happened
 * @param facts its figures, exactly as printed there
 * @param services parts of this house that carry it so far, by the key of their name
 */
record Article(int number, int region, List<Fact> facts, List<Service> services) {

    /** 事实. A figure and the key of what it counts, under the article's own. */
    record Fact(String figure, String key) {}

    /** 已有业务. What works now, and where it begins; empty where it has no page of its own. */
    record Service(String key, String href) {}

    private static final Service REQUESTS = new Service("demo.page.service.request", "/requests/new");
    private static final Service VISITS = new Service("demo.page.service.visit", "");
    private static final Service FUND =
            new Service("demo.page.service.mutualaid", "/public/funds/330903?until=2018-03-31");
    private static final Service TREE = new Service("demo.page.service.organisation", "");

    static final List<Article> ALL = List.of(
            new Article(1, 330400, List.of(fact("3", "themes")), List.of(VISITS, REQUESTS)),
            new Article(2, 331000, List.of(fact("4", "topics")), List.of()),
            new Article(
                    3,
                    330523,
                    List.of(fact("16", "lawyers"), fact("15", "towns"), fact("1–2", "each"), fact("5", "services")),
                    List.of()),
            new Article(
                    4,
                    330903,
                    List.of(
                            fact("2003", "since"),
                            fact("50.00", "fee"),
                            fact("127,300", "enrolments"),
                            fact("4,487", "payouts"),
                            fact("5,963,900.00", "paid")),
                    List.of(FUND)),
            new Article(5, 330122, List.of(fact("40+", "people")), List.of()),
            new Article(
                    6,
                    330200,
                    List.of(
                            fact("> 90 %", "satisfied"),
                            fact("120+", "suggestions"),
                            fact("90+", "adopted"),
                            fact("4", "ways")),
                    List.of()),
            new Article(7, 330109, List.of(fact("≥ 95 %", "coverage"), fact("3", "kinds")), List.of(TREE)),
            new Article(8, 330109, List.of(fact("10", "contests"), fact("≈ 1,000", "degrees")), List.of()),
            new Article(9, 330109, List.of(fact("4", "aspects"), fact("5", "stars"), fact("1–2", "units")), List.of()),
            new Article(
                    10,
                    330600,
                    List.of(fact("2014", "since"), fact("≥ 97 %", "employed"), fact("3", "books")),
                    List.of()),
            new Article(11, 330522, List.of(fact("24", "hours")), List.of()),
            new Article(12, 330100, List.of(), List.of()));

    private static Fact fact(String figure, String key) {
        return new Fact(figure, key);
    }
}
