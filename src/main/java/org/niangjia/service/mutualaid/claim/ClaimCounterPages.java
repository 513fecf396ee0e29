package org.niangjia.service.mutualaid.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.QueryCodes;
import org.niangjia.engine.casework.Recorded;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.attachment.Upload;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.print.Block;
import org.niangjia.platform.print.Paper;
import org.niangjia.platform.print.Press;
import org.niangjia.platform.trail.Trail;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.niangjia.service.mutualaid.cover.Covers;
import org.springframework.stereotype.Component;

/**
 * 窗口代办申领. Without phone or account everything is done at the counter too: papers that were asked for, and the appeal, by the
 * officer for the claimant, with a receipt to take home (practice ruling 2).
 */
@Component
class ClaimCounterPages implements Pages {
    private final ClaimantDesk desk;
    private final ClaimDesk claimDesk;
    private final ClaimStandpoint standpoint;
    private final ClaimPages pages;
    private final ClaimViews views;
    private final Covers covers;
    private final Claims claims;
    private final Press press;
    private final Trail trail;
    private final Clock clock;

    ClaimCounterPages(
            ClaimantDesk desk,
            ClaimDesk claimDesk,
            ClaimStandpoint standpoint,
            ClaimPages pages,
            ClaimViews views,
            Covers covers,
            Claims claims,
            Press press,
            Trail trail,
            Clock clock) {
        this.desk = desk;
        this.claimDesk = claimDesk;
        this.standpoint = standpoint;
        this.pages = pages;
        this.views = views;
        this.covers = covers;
        this.claims = claims;
        this.press = press;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        act(at, "counter-supplement", this::supply);
        act(at, "counter-appeal", this::appeal);
        at.post(ClaimPages.ONE + "/query-code", Duty.COUNTER, this::code)
                .of(ClaimPages.KIND, standpoint::look)
                .gives(Given.class)
                .again(pages::show);
        at.get(ClaimPages.ONE + "/receipt", Duty.COUNTER, this::receipt).of(ClaimPages.KIND, standpoint::look);
    }

    private void act(Routes at, String path, java.util.function.Function<Call, Answer> deed) {
        at.post(ClaimPages.ONE + "/" + path, Duty.COUNTER, deed::apply)
                .of(ClaimPages.KIND, standpoint::look)
                .takes(ClaimActPages.Act.class)
                .gives(ClaimView.class)
                .again(pages::show);
    }

    private Answer supply(Call call) {
        List<Upload> papers = call.files("files").stream()
                .map(file -> new Upload(file.name(), file.bytes()))
                .toList();
        ClaimActPages.Act in = call.input(ClaimActPages.Act.class);
        Case moved = desk.supplyAtCounter(standpoint.atCounter(call), call.scope(), papers, in.said());
        return done(moved, "counter_supplied");
    }

    private Answer appeal(Call call) {
        ClaimActPages.Act in = call.input(ClaimActPages.Act.class);
        Case moved = desk.appealAtCounter(standpoint.atCounter(call), call.version(), call.scope(), in.said());
        return done(moved, "counter_appealed");
    }

    private Answer done(Case moved, String said) {
        return Answer.done(ClaimPages.page(moved.no()) + "/receipt", views.bare(moved))
                .say("mutualaid.said." + said);
    }

    /** With a code to where it is typed; without one, by asking. */
    private static Block[] how(Call call, Case known, String code) {
        return code.isEmpty()
                ? new Block[] {Block.plain(call.t("mutualaid.receipt.how"))}
                : new Block[] {
                    Block.plain(call.t("mutualaid.receipt.how_code")),
                    new Block.Qr(call.origin() + "/query?no=" + known.no(), call.t("mutualaid.receipt.scan"))
                };
    }

    /** 换发查询码. The receipt shows it this once. */
    private Answer code(Call call) {
        Case known = standpoint.atCounter(call);
        String code = claimDesk.newCode(call.scope(), known);
        Answer given = Answer.done(ClaimPages.page(known.no()) + "/receipt", new Given(known.no(), code));
        return QueryCodes.ticket(given, known.no(), code);
    }

    /** 查询码. For a program, which prints it itself. */
    record Given(String no, String queryCode) {}

    /** 受理回执. In large type: number, what was handed in and when, who has it, by when; no illness, no amount. */
    private Answer receipt(Call call) {
        Case known = standpoint.atCounter(call);
        Times times = new Times(call.words(), LocalDate.EPOCH);
        Recorded last = views.record(known).getLast();
        List<Block.Fact> lines = new ArrayList<>();
        lines.add(new Block.Fact(call.t("mutualaid.receipt.no"), known.no(), true));
        String code = QueryCodes.onReceipt(call, known.no());
        if (!code.isEmpty()) {
            lines.add(new Block.Fact(call.t("mutualaid.receipt.code"), code, true));
        }
        lines.add(new Block.Fact(
                call.t("mutualaid.claim.for"),
                covers.get(
                                org.niangjia.base.Scope.house(known.district()),
                                known.district(),
                                claims.get(known).person())
                        .name(),
                false));
        lines.add(new Block.Fact(call.t("mutualaid.receipt.done"), call.t("mutualaid.done." + last.outcome()), false));
        lines.add(new Block.Fact(call.t("mutualaid.receipt.at"), times.minute(last.at()), false));
        lines.add(new Block.Fact(
                call.t("mutualaid.handler"),
                "%s %s\n%s".formatted(known.handlerTitle(), known.handlerName(), known.handlerPhone()),
                false));
        if (known.dueAt() != null) {
            lines.add(new Block.Fact(
                    call.t("mutualaid.receipt.due"), times.date(Objects.requireNonNull(known.dueAt())), true));
        }
        trail.record(call.scope().actor(), known.district(), Trail.PRINTED, AidClaim.CODE, known.id(), known.no());
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        String unit = call.caller().worn().unionName();
        Paper paper = Paper.of(call.t("mutualaid.receipt"), today)
                .by(unit)
                .numbered(known.no())
                .in(Paper.Shape.LARGE)
                .with(new Block.Facts(lines))
                .with(how(call, known, code))
                .with(new Block.Closing(unit, times.day(today), true));
        return press.answer(call, paper, ClaimPages.page(known.no()));
    }
}
