package org.niangjia.service.visit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.Letters;
import org.niangjia.engine.casework.RunningClock;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.organisation.Unions;
import org.niangjia.platform.print.Block;
import org.niangjia.platform.print.OfficialLetter;
import org.niangjia.platform.print.Paper;
import org.niangjia.platform.print.Press;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;

/** 走访文书. 走访记录表 with a place for the unit's signature, 反馈单 to leave there, and 转办函 to a body outside. */
@Component
class VisitPapers implements Pages {
    private final VisitPages pages;
    private final FindingPages finding;
    private final Notes notes;
    private final Findings findings;
    private final Letters letters;
    private final Cases cases;
    private final Unions unions;
    private final Press press;
    private final Trail trail;

    VisitPapers(
            VisitPages pages,
            FindingPages finding,
            Notes notes,
            Findings findings,
            Letters letters,
            Cases cases,
            Unions unions,
            Press press,
            Trail trail) {
        this.pages = pages;
        this.finding = finding;
        this.notes = notes;
        this.findings = findings;
        this.letters = letters;
        this.cases = cases;
        this.unions = unions;
        this.press = press;
        this.trail = trail;
    }

    @Override
    public void declare(Routes at) {
        at.get("/visits/{no}/paper", Duty.VISIT, this::record).of(VisitPages.KIND, pages::one);
        at.get("/visits/{no}/feedback-paper", Duty.VISIT, this::feedback).of(VisitPages.KIND, pages::one);
        at.get("/findings/{no}/letters/{letter}", Duty.VISIT, this::letter).of("finding", finding::known);
    }

    private Answer record(Call call) {
        Visit visit = pages.one(call);
        printed(call, visit);
        Notes.Sheet sheet = notes.of(visit.district(), visit.id());
        List<Block> blocks = new ArrayList<>();
        blocks.add(facts(call, visit));
        for (Theme theme : Theme.values()) {
            String text = sheet.text(theme.name());
            if (!text.isEmpty()) {
                blocks.add(Block.heading(call.t("visit.theme." + theme)));
                blocks.add(Block.body(text));
            }
        }
        blocks.add(Block.heading(call.t("visit.findings")));
        List<Findings.Found> found = findings.of(visit.district(), visit.id());
        blocks.add(found.isEmpty() ? Block.body(call.t("visit.findings.none")) : table(call, found));
        String minutes = sheet.text(Notes.MINUTES);
        if (!minutes.isEmpty()) {
            blocks.add(Block.heading(call.t("visit.minutes")));
            blocks.add(Block.body(minutes));
        }
        // ruling 1: what workers said stands here, so nobody at the unit signs it; the unit has the feedback sheet
        blocks.add(Block.note(call.t("visit.paper.inside")));
        blocks.add(Block.signatures(call.t("visit.paper.leader"), call.t("visit.paper.head")));
        Paper paper = Paper.of(call.t("visit.paper"), visit.day())
                .by(call.caller().worn().unionName())
                .numbered(visit.no())
                .with(blocks.toArray(Block[]::new));
        return press.answer(call, paper, "/visits/" + visit.no());
    }

    private static Block facts(Call call, Visit visit) {
        Times times = new Times(call.words(), LocalDate.EPOCH);
        String hours =
                visit.from() == null ? "" : " " + visit.from() + (visit.until() == null ? "" : "—" + visit.until());
        return Block.facts(
                call.t("visit.unit"),
                visit.unit(),
                call.t("visit.day"),
                times.day(visit.day()) + hours,
                call.t("visit.team"),
                visit.team(),
                call.t("visit.owner"),
                visit.ownerTitle() + " " + visit.ownerName(),
                call.t("visit.people"),
                visit.people(),
                call.t("visit.took_part"),
                call.t("visit.took_part.counts", visit.workshops(), visit.managers(), visit.workers()));
    }

    private static Block table(Call call, List<Findings.Found> found) {
        return new Block.Table(
                "",
                List.of(
                        new Block.Column(call.t("visit.seq"), 1, true),
                        new Block.Column(call.t("visit.theme"), 3, false),
                        new Block.Column(call.t("visit.finding"), 8, false),
                        new Block.Column(call.t("visit.outcome"), 3, false),
                        new Block.Column(call.t("visit.answer"), 6, false)),
                found.stream()
                        .map(one -> List.of(
                                String.valueOf(one.seq()),
                                call.t("visit.theme." + one.theme()),
                                one.text(),
                                call.t("visit.outcome." + one.outcome()),
                                one.answer().isEmpty() ? one.no() : one.answer()))
                        .toList());
    }

    /** Only what was written for the unit to read. */
    private Answer feedback(Call call) {
        Visit visit = pages.one(call);
        if (visit.feedback().isEmpty()) {
            throw new NotVisibleException("feedback");
        }
        printed(call, visit);
        Times times = new Times(call.words(), LocalDate.EPOCH);
        Paper paper = Paper.of(call.t("visit.feedback.paper"), visit.day())
                .by(call.caller().worn().unionName())
                .numbered(visit.no())
                .with(
                        Block.plain(call.t("print.letter.to", visit.unit())),
                        Block.body(call.t("visit.feedback.opening", times.day(visit.day()))),
                        Block.plain(visit.feedback()),
                        Block.body(call.t("visit.feedback.closing", visit.ownerTitle() + " " + visit.ownerName())),
                        new Block.Closing(call.caller().worn().unionName(), times.day(visit.day()), true));
        return press.answer(call, paper, "/visits/" + visit.no());
    }

    private Answer letter(Call call) {
        Case known = finding.known(call);
        String wanted = call.path("letter");
        Letters.Letter letter = letters.list(known).stream()
                .filter(one -> wanted.equals(one.year() + "-" + one.number()))
                .findFirst()
                .orElseThrow(() -> new NotVisibleException("letter"));
        trail.record(call.scope().actor(), known.district(), Trail.PRINTED, Finding.CODE, known.id(), known.no());
        return press.answer(call, written(call, known, letter).paper(call.words()), "/findings/" + known.no());
    }

    private OfficialLetter written(Call call, Case known, Letters.Letter letter) {
        Times times = new Times(call.words(), LocalDate.EPOCH);
        List<String> paragraphs = new ArrayList<>(letter.text().lines().toList());
        paragraphs.add(cases.clocks(known.district(), known.id()).stream()
                .filter(clock -> clock.term().equals("zw.body")
                        && !clock.startedAt().isAfter(letter.issuedAt().plusSeconds(60)))
                .reduce((earlier, later) -> later)
                .map(RunningClock::dueAt)
                .map(due -> call.t("visit.letter.until", known.no(), times.date(due)))
                .orElseGet(() -> call.t("visit.letter.ask", known.no())));
        int home = VisitOffices.homeOf(known.path(), known.district());
        String issuer = unions.find(Scope.house(home), home, letter.union())
                .map(Union::name)
                .orElse(letter.issuedBy());
        return new OfficialLetter(
                issuer,
                call.t("visit.letter.number", String.valueOf(letter.year()), letter.number()),
                call.t("visit.letter.title"),
                letter.recipient(),
                paragraphs,
                List.of(),
                (letter.issuedBy() + " " + known.handlerPhone()).strip(),
                LocalDate.ofInstant(letter.issuedAt(), Times.ZONE));
    }

    private void printed(Call call, Visit visit) {
        trail.record(call.scope().actor(), visit.district(), Trail.PRINTED, VisitDesk.CODE, visit.id(), visit.no());
    }
}
