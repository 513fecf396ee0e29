package org.niangjia.service.mutualaid.enrolment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.benefit.AidModule;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.collection.Cashier;
import org.niangjia.engine.collection.Notice;
import org.niangjia.engine.collection.Till;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.frame.DemoChapter;
import org.niangjia.platform.frame.DemoStage;
import org.niangjia.service.mutualaid.SchemeShelf;
import org.niangjia.service.mutualaid.cover.DemoInsured;
import org.niangjia.service.mutualaid.cover.Insured;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * 演示邻县参保. The units of 萧山 and 平湖 that take part beside 普陀's enrol new people: a roster whose money has arrived, and one
 * that waits for the reviewer. What they were covered by before, and their claims, is told where claims are told.
 */
@Component
class DemoNeighbours implements DemoChapter {
    private static final int ORDER = 2_120;

    private record Place(
            String scheme, String unit, int staff, String chair, String reviewer, String cashier, int group) {}

    private static final List<Place> PLACES = List.of(
            new Place("hangzhou-demo", "杭州萧山临浦圆规机械有限公司", 54, "强小燕", "骆晴川", "钟海棠", 40),
            new Place("pinghu-demo", "平湖瓜灯箱包有限公司", 450, "冷秋月", "俞舒宁", "陶知秋", 42));

    private final RosterDesk desk;
    private final RosterReview review;
    private final RosterReading reading;
    private final Cashier cashier;
    private final SchemeShelf shelf;
    private final boolean wanted;

    DemoNeighbours(
            RosterDesk desk,
            RosterReview review,
            RosterReading reading,
            Cashier cashier,
            SchemeShelf shelf,
            @Value("${niangjia.demo.aid:true}") boolean wanted) {
        this.desk = desk;
        this.review = review;
        this.reading = reading;
        this.cashier = cashier;
        this.shelf = shelf;
        this.wanted = wanted;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void tell(DemoStage stage) {
        if (!wanted) {
            return;
        }
        for (Place place : PLACES) {
            Instant then = stage.moment("8w 14:20");
            offer(place, then).ifPresent(offer -> stage.at(then, () -> paid(stage, place, offer)));
            Instant lately = stage.moment("1w 09:50");
            offer(place, lately)
                    .ifPresent(offer -> stage.at(lately, () -> handedIn(stage, place, offer, place.group() + 1, 2)));
        }
    }

    /** New hires in the plan year that runs, or anybody where a scheme has no days for it; not on the last day of a year. */
    private Optional<PlanYears.Offer> offer(Place place, Instant then) {
        LocalDate day = WorkingCalendar.dayOf(then);
        Scheme scheme = shelf.find(place.scheme(), day).orElseThrow();
        return PlanYears.of(scheme, day).stream()
                .filter(offer -> scheme.isFor(day)
                        && offer.year() == day.getYear()
                        && (offer.addition() || scheme.year().window().isEmpty())
                        && day.isBefore(offer.closes()))
                .findFirst();
    }

    private Roster handedIn(DemoStage stage, Place place, PlanYears.Offer offer, int group, int count) {
        Caller chair = stage.officer(place.chair());
        NewRoster wish = new NewRoster(
                place.scheme(),
                offer.year() + (offer.addition() ? "+" : ""),
                "unit",
                null,
                place.unit(),
                place.staff(),
                null,
                "单位填报",
                reading.today());
        Roster roster = desk.open(chair, wish);
        Scheme scheme = shelf.ofYear(place.scheme(), offer.year()).orElseThrow();
        desk.add(
                chair.scope(),
                roster,
                DemoInsured.group(group, count).stream()
                        .map(one -> applicant(scheme, one))
                        .toList());
        return review.submit(chair.scope(), roster, roster.version());
    }

    private static Applicant applicant(Scheme scheme, Insured one) {
        List<String> codes = RosterRules.fitting(
                scheme,
                scheme.modules().stream().map(AidModule::code).collect(Collectors.toSet()),
                one.number().male());
        return new Applicant(
                one.name(),
                one.number(),
                "",
                one.insurance(),
                codes.stream().map(scheme::module).toList(),
                1);
    }

    private void paid(DemoStage stage, Place place, PlanYears.Offer offer) {
        Roster roster = handedIn(stage, place, offer, place.group(), 4);
        Notice notice = review.approve(stage.officer(place.reviewer()), roster, roster.version());
        Caller by = stage.officer(place.cashier());
        Till till = review.till(roster);
        String serial = "DEMO-" + notice.code();
        cashier.read(
                by.scope(),
                till,
                List.of(new Cashier.Arrival(
                        serial, reading.today(), notice.amountFen(), place.unit(), notice.code() + " 医疗互助费")));
        cashier.confirm(by.scope(), till, cashier.lineOf(by.scope(), till, serial), List.of(notice.id()));
    }
}
