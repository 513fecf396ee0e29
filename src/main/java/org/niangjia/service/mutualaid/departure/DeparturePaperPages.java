package org.niangjia.service.mutualaid.departure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.niangjia.base.Money;
import org.niangjia.engine.benefit.Leaving;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.print.Block;
import org.niangjia.platform.print.Paper;
import org.niangjia.platform.print.Press;
import org.niangjia.platform.stamped.StampedPapers;
import org.niangjia.platform.trail.Trail;
import org.niangjia.service.mutualaid.enrolment.RosterReading;
import org.springframework.stereotype.Component;

/**
 * 中途退出申请表打印. Who leaves with what goes back, a line for each of them to sign, and the chain of signatures from the unit to the
 * county with room for the seal (practice ruling 16).
 */
@Component
class DeparturePaperPages implements Pages {
    private final Departures departures;
    private final Leavers leavers;
    private final RosterReading reading;
    private final DeparturePages pages;
    private final StampedPapers stamped;
    private final Press press;
    private final Trail trail;

    DeparturePaperPages(
            Departures departures,
            Leavers leavers,
            RosterReading reading,
            DeparturePages pages,
            StampedPapers stamped,
            Press press,
            Trail trail) {
        this.departures = departures;
        this.leavers = leavers;
        this.reading = reading;
        this.pages = pages;
        this.stamped = stamped;
        this.press = press;
        this.trail = trail;
    }

    @Override
    public void declare(Routes at) {
        at.get(DeparturePages.ALL + "/{departure}/paper", Duty.HANDLE, this::print)
                .of(DepartureDesk.SUBJECT, this::one)
                .gives(Press.Printed.class);
        stamped.declare(
                at,
                DeparturePages.ALL + "/{departure}",
                Duty.HANDLE,
                Duty.HANDLE,
                DepartureDesk.SUBJECT,
                call -> matter(one(call)),
                pages::show);
    }

    static StampedPapers.Matter matter(Departure one) {
        return new StampedPapers.Matter(
                one.district(), DepartureDesk.SUBJECT, one.id(), one.unitName(), DeparturePages.ALL + "/" + one.id());
    }

    private Departure one(Call call) {
        return departures.seen(call.scope(), call.id("departure"));
    }

    private Answer print(Call call) {
        Departure one = one(call);
        trail.record(
                call.scope().actor(), one.district(), Trail.PRINTED, DepartureDesk.SUBJECT, one.id(), one.unitName());
        return press.answer(call, paper(call, one), DeparturePages.ALL + "/" + one.id());
    }

    private Paper paper(Call call, Departure one) {
        Times times = new Times(call.words(), LocalDate.EPOCH);
        Scheme scheme = reading.scheme(one.scheme(), one.year());
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.facts(
                call.t("mutualaid.roster.unit"),
                one.unitName(),
                call.t("mutualaid.scheme"),
                call.words().chinese() ? scheme.name() : scheme.english(),
                call.t("mutualaid.departure.last_day"),
                times.day(one.lastDay()),
                call.t("mutualaid.departure.reason"),
                one.reason(),
                call.t("mutualaid.departure.back"),
                Money.ofFen(one.refundFen()).format(),
                call.t("mutualaid.departure.payee"),
                one.refundFen() == 0
                        ? ""
                        : String.join(
                                " ",
                                one.payee().name(),
                                one.payee().masked(),
                                one.payee().bank())));
        blocks.add(people(call, one, scheme));
        blocks.add(Block.body(call.t("mutualaid.departure.paper.applies")));
        blocks.add(Block.note(rule(call, scheme.year().leaving())));
        blocks.add(signatures(call, one, times));
        blocks.add(new Block.Closing(one.unitName(), "", true));
        return Paper.of(call.t("mutualaid.departure.paper.title"), reading.today())
                .by(one.unitName())
                .with(blocks.toArray(Block[]::new));
    }

    /** ID numbers stay masked, for the paper goes through many hands; the last column is signed. */
    private Block people(Call call, Departure one, Scheme scheme) {
        List<List<String>> rows = leavers.of(call.scope(), one).stream()
                .map(each -> List.of(
                        each.name(),
                        each.idMasked(),
                        call.words().chinese()
                                ? scheme.module(each.module()).name()
                                : scheme.module(each.module()).english(),
                        one.lastDay().isBefore(each.from())
                                ? call.t("mutualaid.departure.never")
                                : one.lastDay().toString(),
                        Money.ofFen(each.feeFen()).format(),
                        Money.ofFen(each.refundFen()).format(),
                        ""))
                .toList();
        return new Block.Table(
                call.t("mutualaid.departure.who"),
                List.of(
                        new Block.Column(call.t("mutualaid.roster.name"), 3, false),
                        new Block.Column(call.t("mutualaid.roster.id"), 5, false),
                        new Block.Column(call.t("mutualaid.roster.module"), 4, false),
                        new Block.Column(call.t("mutualaid.departure.last_day"), 4, false),
                        new Block.Column(call.t("mutualaid.departure.paid"), 3, true),
                        new Block.Column(call.t("mutualaid.departure.back"), 3, true),
                        new Block.Column(call.t("mutualaid.departure.paper.own"), 4, false)),
                rows);
    }

    private static String rule(Call call, Leaving leaving) {
        String rule = call.t("mutualaid.departure.before." + leaving.beforeCover()) + " · "
                + call.t("mutualaid.departure.after." + leaving.after());
        return leaving.source().isEmpty() ? rule : rule + " · " + leaving.source();
    }

    /** Signed on the screen where it was decided there, else by hand. */
    private static Block signatures(Call call, Departure one, Times times) {
        Departure.Decided decided = one.decided();
        Block.Signature county = decided == null
                ? Block.Signature.blank(call.t("mutualaid.roster.paper.county"))
                : new Block.Signature(
                        call.t("mutualaid.roster.paper.county"),
                        call.t("mutualaid.departure.state." + one.state()) + " " + decided.words(),
                        decided.name(),
                        times.day(decided.at()));
        return new Block.Signatures(List.of(
                new Block.Signature(
                        call.t("mutualaid.roster.paper.clerk"),
                        "",
                        one.asked().name(),
                        times.day(one.asked().at())),
                Block.Signature.blank(call.t("mutualaid.roster.paper.chair")),
                county));
    }
}
