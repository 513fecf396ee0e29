package org.niangjia.service.mutualaid.enrolment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Money;
import org.niangjia.base.Scope;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.collection.Notice;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.organisation.Employers;
import org.niangjia.platform.print.Block;
import org.niangjia.platform.print.Paper;
import org.niangjia.platform.print.Press;
import org.niangjia.platform.stamped.StampedPapers;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;

/**
 * 参保申请表打印. The application of a unit with its figures, signatures and room for the seal, and behind it the list of its people
 * (登记表), as one paper: to sign, stamp and photograph back.
 */
@Component
class RosterPaperPages implements Pages {
    /** Lines of the list on paper; a roster with more of them is read as a sheet. */
    private static final int MOST_LINES = 2_000;

    private final RosterPages pages;
    private final RosterLines lines;
    private final RosterReading reading;
    private final Employers employers;
    private final StampedPapers stamped;
    private final Press press;
    private final Trail trail;

    RosterPaperPages(
            RosterPages pages,
            RosterLines lines,
            RosterReading reading,
            Employers employers,
            StampedPapers stamped,
            Press press,
            Trail trail) {
        this.pages = pages;
        this.lines = lines;
        this.reading = reading;
        this.employers = employers;
        this.stamped = stamped;
        this.press = press;
        this.trail = trail;
    }

    @Override
    public void declare(Routes at) {
        at.get(RosterPages.ONE + "/paper", Duty.HANDLE, this::print)
                .of(RosterPages.KIND, pages::one)
                .gives(Press.Printed.class);
        stamped.declare(
                at,
                RosterPages.ONE,
                Duty.HANDLE,
                Duty.HANDLE,
                RosterPages.KIND,
                call -> matter(pages.one(call)),
                pages::show);
    }

    static StampedPapers.Matter matter(Roster roster) {
        return new StampedPapers.Matter(
                roster.district(),
                RosterDesk.SUBJECT,
                roster.id(),
                roster.unitName(),
                RosterPages.ALL + "/" + roster.id());
    }

    private Answer print(Call call) {
        Roster roster = pages.one(call);
        trail.record(
                call.scope().actor(),
                roster.district(),
                Trail.PRINTED,
                RosterDesk.SUBJECT,
                roster.id(),
                roster.unitName());
        return press.answer(call, paper(call, roster), RosterPages.ALL + "/" + roster.id());
    }

    private Paper paper(Call call, Roster roster) {
        Times times = new Times(call.words(), LocalDate.EPOCH);
        Scheme scheme = reading.scheme(roster);
        RosterRules.Count count = lines.count(call.scope(), roster);
        List<Notice.Part> parts = lines.parts(call.scope(), roster, scheme);
        List<Block> blocks = new ArrayList<>();
        blocks.add(unit(call, times, roster, count));
        blocks.add(Block.facts(
                call.t("mutualaid.scheme"),
                RosterPages.name(call, scheme),
                call.t("mutualaid.roster.paper.year"),
                year(call, roster),
                call.t("mutualaid.roster.channel"),
                call.t("mutualaid.channel." + roster.channel())));
        blocks.add(sums(call, parts));
        blocks.add(Block.body(call.t(
                "mutualaid.roster.paper.applies",
                count.people(),
                Money.ofFen(parts.stream().mapToLong(Notice.Part::amountFen).sum())
                        .format())));
        blocks.add(Block.signatures(
                call.t("mutualaid.roster.paper.clerk"),
                call.t("mutualaid.roster.paper.chair"),
                call.t("mutualaid.roster.paper.employer"),
                call.t("mutualaid.roster.paper.county")));
        blocks.add(new Block.Closing(roster.unitName(), "", true));
        blocks.add(new Block.NewPage());
        blocks.addAll(people(call, roster, scheme));
        return Paper.of(call.t("mutualaid.roster.paper.title"), reading.today())
                .by(roster.unitName())
                .with(blocks.toArray(Block[]::new));
    }

    private static String year(Call call, Roster roster) {
        String year = call.t(
                roster.addition() ? "mutualaid.roster.year_addition" : "mutualaid.roster.year",
                String.valueOf(roster.year()));
        return roster.years() == 1 ? year : year + " · " + call.t("mutualaid.roster.years.only", roster.years());
    }

    private Block unit(Call call, Times times, Roster roster, RosterRules.Count count) {
        Roster.Declared declared = roster.declared();
        Integer staff = declared.staff();
        LocalDate on = declared.on();
        return Block.facts(
                call.t("mutualaid.roster.unit"),
                roster.unitName(),
                call.t("mutualaid.roster.paper.credit_code"),
                employer(roster).map(one -> one.facts().creditCode()).orElse(""),
                call.t("mutualaid.roster.staff"),
                number(staff),
                call.t("mutualaid.roster.women"),
                number(declared.women()),
                call.t("mutualaid.roster.staff_source"),
                on == null ? declared.source() : declared.source() + " " + times.day(on),
                call.t("mutualaid.roster.taking"),
                String.valueOf(count.taking()),
                call.t("mutualaid.roster.rate"),
                staff == null ? "" : String.format("%.1f%%", 100.0 * count.taking() / staff));
    }

    private Optional<Employer> employer(Roster roster) {
        UUID id = roster.employer();
        return id == null ? Optional.empty() : employers.find(Scope.house(roster.district()), roster.district(), id);
    }

    private static String number(@Nullable Integer number) {
        return number == null ? "" : String.valueOf(number);
    }

    private static Block sums(Call call, List<Notice.Part> parts) {
        List<List<String>> rows = new ArrayList<>();
        parts.forEach(part -> rows.add(List.of(
                call.words().of(part.called()),
                String.valueOf(part.heads()),
                Money.ofFen(part.amountFen()).format())));
        rows.add(List.of(
                call.t("mutualaid.roster.total"),
                "",
                Money.ofFen(parts.stream().mapToLong(Notice.Part::amountFen).sum())
                        .format()));
        return new Block.Table(
                "",
                List.of(
                        new Block.Column(call.t("mutualaid.roster.module"), 4, false),
                        new Block.Column(call.t("mutualaid.roster.paper.heads"), 2, true),
                        new Block.Column(call.t("collection.yuan"), 2, true)),
                rows);
    }

    /** The list; ID numbers stay masked, for the paper goes through many hands. */
    private List<Block> people(Call call, Roster roster, Scheme scheme) {
        List<Listed> found = lines.page(call.scope(), roster, 0, MOST_LINES + 1);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.heading(call.t("mutualaid.roster.paper.list")));
        if (found.size() > MOST_LINES) {
            blocks.add(Block.note(call.t("mutualaid.roster.paper.long", MOST_LINES)));
            return blocks;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Listed line : found) {
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    line.who().name(),
                    line.who().idMasked(),
                    call.t(line.who().male() ? "mutualaid.sex.male" : "mutualaid.sex.female"),
                    call.t("mutualaid.insurance." + line.insurance()),
                    call.words().of(scheme.module(line.module()).called()),
                    String.valueOf(line.shares()),
                    Money.ofFen(line.feeFen()).format(),
                    line.renewed() ? call.t("mutualaid.roster.renewed") : ""));
        }
        blocks.add(new Block.Table(
                "",
                List.of(
                        new Block.Column(call.t("mutualaid.roster.paper.no"), 2, true),
                        new Block.Column(call.t("mutualaid.roster.name"), 3, false),
                        new Block.Column(call.t("mutualaid.roster.id"), 6, false),
                        new Block.Column(call.t("mutualaid.sex"), 2, false),
                        new Block.Column(call.t("mutualaid.insurance"), 3, false),
                        new Block.Column(call.t("mutualaid.roster.module"), 4, false),
                        new Block.Column(call.t("mutualaid.shares"), 2, true),
                        new Block.Column(call.t("collection.yuan"), 3, true),
                        new Block.Column(call.t("mutualaid.roster.renewed"), 2, false)),
                rows));
        blocks.add(new Block.Closing(roster.unitName(), "", true));
        return blocks;
    }
}
