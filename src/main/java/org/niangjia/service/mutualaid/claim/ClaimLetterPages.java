package org.niangjia.service.mutualaid.claim;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.niangjia.base.Money;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.TimeLimit;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.benefit.Explanation;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.ClockDesk;
import org.niangjia.engine.casework.RunningClock;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.print.Block;
import org.niangjia.platform.print.Paper;
import org.niangjia.platform.print.Press;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.trail.Trail;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.niangjia.service.mutualaid.award.ClaimResult;
import org.niangjia.service.mutualaid.award.Reviews;
import org.springframework.stereotype.Component;

/**
 * 申领通知书. What the claimant takes home or gets by post: what is missing, or what was decided with every reason, the rule and its source,
 * and how and until when to appeal. The counter hands it over; it names no illness and no hospital.
 */
@Component
class ClaimLetterPages implements Pages {
    private final ClaimStandpoint standpoint;
    private final ClaimViews views;
    private final ClockDesk clocks;
    private final Terms terms;
    private final Press press;
    private final Trail trail;
    private final Clock clock;

    ClaimLetterPages(
            ClaimStandpoint standpoint,
            ClaimViews views,
            ClockDesk clocks,
            Terms terms,
            Press press,
            Trail trail,
            Clock clock) {
        this.standpoint = standpoint;
        this.views = views;
        this.clocks = clocks;
        this.terms = terms;
        this.press = press;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get(ClaimPages.ONE + "/letter", Duty.SELF, this::letter)
                .of(ClaimPages.KIND, standpoint::look)
                .gives(Press.Printed.class);
    }

    private Answer letter(Call call) {
        Optional<ClaimantDesk.Tied> tied = standpoint.tied(call);
        Case known = tied.isPresent() ? standpoint.tied(call, ClaimTie::speaks) : office(call);
        ClaimSight sight = views.sight(call.scope(), known, true, call.words());
        if (!sight.tellable()) {
            throw new NotVisibleException(known.no());
        }
        if (tied.isEmpty()) {
            trail.record(call.scope().actor(), known.district(), Trail.PRINTED, AidClaim.CODE, known.id(), known.no());
        }
        return press.answer(call, paper(call, sight), ClaimPages.page(known.no()));
    }

    /** Who reviewed it, and who hands it over at the counter. */
    private Case office(Call call) {
        Case known = standpoint.office(call);
        if (!call.caller().may(Duty.COUNTER) && !standpoint.reads(call.caller(), known)) {
            throw new NotVisibleException(known.no());
        }
        return known;
    }

    private Paper paper(Call call, ClaimSight sight) {
        Reviews.Decision decision = sight.decision();
        Case known = sight.known();
        Times times = new Times(call.words(), LocalDate.EPOCH);
        String office = known.handlerTitle().split("·", 2)[0];
        LocalDate day = decision == null ? WorkingCalendar.dayOf(clock.instant()) : decision.on();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.plain(call.t("mutualaid.letter.to", sight.who().name())));
        blocks.add(Block.body(call.t(
                "mutualaid.letter.about",
                times.day(Objects.requireNonNull(sight.facts()).claimedOn()),
                known.no(),
                scheme(call, sight))));
        if (decision == null) {
            blocks.addAll(missing(call, sight));
        } else {
            blocks.addAll(decided(call, sight, decision, times));
        }
        blocks.add(Block.plain(call.t("mutualaid.letter.ask", office, known.handlerPhone())));
        blocks.add(new Block.Closing(office, times.day(day), true));
        blocks.add(Block.signatures(call.t("mutualaid.letter.received"), call.t("mutualaid.letter.handed")));
        String title = decision == null ? "MISSING" : decision.verdict().name();
        return Paper.of(call.t("mutualaid.letter." + title), day)
                .by(office)
                .numbered(known.no())
                .with(blocks.toArray(Block[]::new));
    }

    private static String scheme(Call call, ClaimSight sight) {
        return call.words().chinese() ? sight.scheme().name() : sight.scheme().english();
    }

    private List<Block> missing(Call call, ClaimSight sight) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.heading(call.t("mutualaid.missing")));
        sight.asked().forEach(paper -> blocks.add(Block.plain(call.t("mutualaid.paper." + paper))));
        blocks.add(Block.body(until(call, sight.known(), AidClaim.SUPPLY_WITHIN, "mutualaid.letter.supply")));
        return blocks;
    }

    private List<Block> decided(Call call, ClaimSight sight, Reviews.Decision decision, Times times) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.facts(
                call.t("mutualaid.letter.result"),
                call.t("mutualaid.verdict." + decision.verdict()),
                call.t("mutualaid.letter.amount"),
                call.t("mutualaid.letter.yuan", Money.ofFen(decision.fen()).format()),
                call.t("mutualaid.letter.on"),
                times.day(decision.on())));
        blocks.add(Block.heading(call.t("mutualaid.letter.reasons")));
        blocks.addAll(reasons(call, sight));
        blocks.add(Block.heading(call.t("mutualaid.letter.rule")));
        blocks.add(Block.plain(scheme(call, sight) + " · " + sight.scheme().source()));
        blocks.add(Block.heading(call.t("mutualaid.letter.appeal")));
        if (decision.verdict() == Reviews.Verdict.AWARD) {
            blocks.add(Block.body(
                    sight.known().reopened() > 0
                            ? call.t("mutualaid.letter.object.heard")
                            : call.t("mutualaid.letter.object", limit(call, sight.known(), AidClaim.OBJECT_WITHIN))));
        } else {
            blocks.add(Block.body(
                    sight.heard()
                            ? call.t("mutualaid.letter.appeal.heard")
                            : until(call, sight.known(), AidClaim.APPEAL_WITHIN, "mutualaid.letter.appeal")));
        }
        return blocks;
    }

    /** How it was computed, every reason why a part is not paid, and what the last reviewer wrote. */
    private static List<Block> reasons(Call call, ClaimSight sight) {
        Explanation explains = new Explanation(call.words());
        List<Block> blocks = new ArrayList<>();
        for (ClaimResult.Explained part : sight.parts()) {
            part.trace().forEach(line -> blocks.add(Block.plain(explains.text(line))));
            part.refusals().forEach(reason -> blocks.add(Block.plain(explains.message(reason))));
        }
        if (!sight.reviews().isEmpty() && !sight.reviews().getLast().words().isEmpty()) {
            blocks.add(Block.plain(
                    call.t("mutualaid.letter.said", sight.reviews().getLast().words())));
        }
        return blocks;
    }

    /** The day where the time runs already, else the limit that begins with the telling. */
    private String until(Call call, Case known, String term, String words) {
        Times times = new Times(call.words(), LocalDate.EPOCH);
        Optional<Instant> due = clocks.find(known, term).map(RunningClock::dueAt);
        return due.map(at -> call.t(words + ".until", times.day(at)))
                .orElseGet(() -> call.t(words + ".within", limit(call, known, term)));
    }

    private String limit(Call call, Case known, String term) {
        TimeLimit limit = terms.limit(term, known.district(), WorkingCalendar.dayOf(clock.instant()));
        return call.t("base.limit." + limit.unit(), limit.amount());
    }
}
