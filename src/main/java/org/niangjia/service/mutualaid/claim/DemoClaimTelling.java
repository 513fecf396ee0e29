package org.niangjia.service.mutualaid.claim;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.CaseNumber;
import org.niangjia.engine.casework.Cases;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.frame.DemoStage;
import org.niangjia.service.mutualaid.award.Reviews;
import org.springframework.stereotype.Component;

/** 讲一件申领. Hands a claim of the demo in and moves it on, through the desks, as the worker and the officers of its county. */
@Component
class DemoClaimTelling {
    private final ClaimDesk desk;
    private final ClaimantDesk claimants;
    private final ReviewDesk reviews;
    private final Cases cases;
    private final Clock clock;

    DemoClaimTelling(ClaimDesk desk, ClaimantDesk claimants, ReviewDesk reviews, Cases cases, Clock clock) {
        this.desk = desk;
        this.claimants = claimants;
        this.reviews = reviews;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * 经办的人. Who decides in a county, by name.
     *
     * @param invoices code of its invoices
     */
    record Office(
            int district, String invoices, String counter, String first, String second, String head, String deputy) {}

    /** 参保人, and the unit that enrolled them; empty for whoever came alone. */
    record Person(String name, String employer, IdCardNumber number) {}

    /**
     * 一件申领. Who claims what, when, and what became of it: each move so much office time after the one before.
     *
     * @param cause other than an illness, or empty
     * @param disease that a lump is paid for, or empty
     * @param atCounter whether an officer enters it, for somebody who uses no phone
     */
    record Story(
            String who,
            String when,
            long selfPayFen,
            int daysAfterDischarge,
            String cause,
            String disease,
            boolean atCounter,
            List<String> course) {

        Story(String who, String when, long selfPayFen, int daysAfterDischarge, String cause, List<String> course) {
            this(who, when, selfPayFen, daysAfterDischarge, cause, "", false, course);
        }
    }

    /** @param n makes papers and illness of this one */
    void arrange(DemoStage stage, Office office, Person who, Story story, int n) {
        Map<String, String> told = new HashMap<>();
        Instant at = stage.moment(story.when());
        stage.at(at, () -> told.put("no", submit(filer(stage, office, who, story), office, who, story, n)));
        for (String move : story.course()) {
            String[] said = move.split(" ", 2);
            at = stage.later(at, said[0]);
            stage.at(
                    at,
                    () -> move(
                            stage,
                            office,
                            who,
                            Optional.ofNullable(told.get("no")).orElseThrow(),
                            said[1]));
        }
    }

    private static Caller filer(DemoStage stage, Office office, Person who, Story story) {
        return story.atCounter() ? stage.officer(office.counter()) : stage.worker(who.name());
    }

    private String submit(Caller filer, Office office, Person who, Story story, int n) {
        LocalDate discharged = WorkingCalendar.dayOf(clock.instant()).minusDays(story.daysAfterDischarge());
        // within one plan year, so that it comes to the same on whatever day it is told
        LocalDate newYear = discharged.withDayOfYear(1);
        LocalDate admitted = discharged.minusDays(4L + n);
        boolean unitMaySee = n % 3 == 0;
        String[] illness = story.disease().isEmpty() ? ILLNESSES.get(n % ILLNESSES.size()) : SERIOUS;
        ClaimInput in = new ClaimInput(
                office.district(),
                null,
                null,
                who.name(),
                who.number().value(),
                "STAY",
                admitted.isBefore(newYear) ? newYear : admitted,
                discharged,
                story.disease().isEmpty() ? null : discharged,
                null,
                null,
                "演示医院" + (n % 3 + 1),
                3 - n % 2,
                story.cause(),
                illness[0],
                illness[1],
                story.disease().isEmpty() ? null : List.of(story.disease()),
                Map.of("selfPay", story.selfPayFen()),
                null,
                null,
                office.invoices(),
                "%010d".formatted(5_100_000 + n * 37),
                "d%05d".formatted(n * 91 + 7),
                null,
                "6228480402564890018",
                "演示银行",
                null,
                null,
                null,
                null,
                true,
                unitMaySee);
        return desk.submit(filer, in, false).opened().no();
    }

    private static final List<String[]> ILLNESSES = List.of(
            new String[] {"胆囊结石伴胆囊炎", "K80.1"},
            new String[] {"冠状动脉粥样硬化性心脏病", "I25.1"},
            new String[] {"腰椎间盘突出", "M51.2"},
            new String[] {"社区获得性肺炎", "J18.9"},
            new String[] {"甲状腺恶性肿瘤", "C73"});

    private static final String[] SERIOUS = {"胃恶性肿瘤", "C16.9"};

    private void move(DemoStage stage, Office office, Person who, String no, String act) {
        Case known = cases.findByNumber(CaseNumber.read(no).district(), no).orElseThrow();
        Caller worker = stage.worker(who.name());
        int version = known.version();
        switch (act) {
            case "accept" -> reviews.accept(stage.officer(office.counter()).scope(), known, version);
            case "ask" ->
                reviews.ask(
                        stage.officer(office.counter()).scope(),
                        known,
                        version,
                        List.of("SETTLEMENT", "DISCHARGE"),
                        "拍清楚每一页就行。");
            case "first" -> review(stage, office.first(), known, Reviews.Verdict.AWARD, "材料齐全，金额与结算单一致。");
            case "second" -> review(stage, office.second(), known, Reviews.Verdict.AWARD, "已复核。");
            case "deputy" -> review(stage, office.deputy(), known, Reviews.Verdict.AWARD, "同意。");
            case "refuse" -> review(stage, office.first(), known, Reviews.Verdict.REFUSE, "");
            case "uphold" -> review(stage, office.head(), known, Reviews.Verdict.REFUSE, "");
            case "appeal" -> claimants.appeal(known, version, worker, "肇事的人跑了，没有人赔，请再看看。");
            case "withdraw" -> claimants.withdraw(known, version, worker, "");
            default -> throw new IllegalStateException(act);
        }
    }

    private void review(DemoStage stage, String who, Case known, Reviews.Verdict verdict, String words) {
        reviews.review(stage.officer(who), known, known.version(), verdict, words);
    }
}
