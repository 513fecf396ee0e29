package org.niangjia.service.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.PhoneNumber;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.attachment.Attachments;
import org.niangjia.platform.attachment.Upload;
import org.niangjia.platform.frame.DemoChapter;
import org.niangjia.platform.frame.DemoStage;
import org.niangjia.platform.organisation.Unions;
import org.springframework.stereotype.Component;

/** 演示诉求簿. Requests in every step, told through the desk: submitted, signed for, answered, rated in days gone by. */
@Component
class DemoRequests implements DemoChapter {
    private final RequestDesk desk;
    private final OfficeDesk office;
    private final ApplicantDesk applicant;
    private final Cases cases;
    private final Unions unions;
    private final Attachments attachments;
    private final TimeDesk time;

    DemoRequests(
            RequestDesk desk,
            OfficeDesk office,
            ApplicantDesk applicant,
            Cases cases,
            Unions unions,
            Attachments attachments,
            TimeDesk time) {
        this.desk = desk;
        this.office = office;
        this.applicant = applicant;
        this.cases = cases;
        this.unions = unions;
        this.attachments = attachments;
        this.time = time;
    }

    @Override
    public int order() {
        return 1_000;
    }

    @Override
    public void tell(DemoStage stage) {
        Map<String, String> numbers = new HashMap<>();
        DemoStory.all().forEach(story -> new Telling(stage, story, numbers).arrange());
    }

    /** 讲述. One request from the first word to where it stands now. */
    private final class Telling {
        private final DemoStage stage;
        private final DemoStory story;
        private final Map<String, String> numbers;

        private Telling(DemoStage stage, DemoStory story, Map<String, String> numbers) {
            this.stage = stage;
            this.story = story;
            this.numbers = numbers;
        }

        void arrange() {
            Instant at = stage.moment(story.when());
            stage.at(at, this::submit);
            for (DemoStory.Move move : story.course()) {
                at = stage.later(at, move.after());
                stage.at(at, () -> told(move));
            }
        }

        private void submit() {
            String behalf = story.mark("代录");
            Case opened = behalf == null
                    ? desk.submit(stage.worker(story.who()), request(story.anonymous()))
                            .opened()
                    : enter(behalf.split(":", 3));
            numbers.put(story.key(), opened.no());
            show(opened);
            order(opened);
        }

        private void show(Case opened) {
            String picture = story.mark("照片");
            if (picture != null) {
                Scope house = Scope.house(opened.district());
                Upload photo = DemoPhoto.of(picture).upload(story.key().hashCode());
                attachments.add(house, opened.district(), Request.CODE, opened.id(), photo);
            }
        }

        /** An order of a line: its name, its number, and in how many days it wants to hear. */
        private void order(Case opened) {
            String order = story.mark("交办");
            if (order != null) {
                String[] said = order.split(":", 3);
                LocalDate due = WorkingCalendar.dayOf(opened.openedAt()).plusDays(Integer.parseInt(said[2]));
                Scope scope = stage.officer(story.who()).scope();
                time.attach(scope, opened, opened.version(), new Orders.Asked(said[0], said[1], due));
            }
        }

        private Case enter(String[] whom) {
            String name = whom[1];
            @Nullable String phone = whom[2].isEmpty() ? null : whom[2];
            String masked = phone == null ? "" : new PhoneNumber(phone).masked();
            return desk.enter(
                            stage.officer(story.who()),
                            request(name.isEmpty()),
                            new RequestDesk.OnBehalf(name, phone, masked, whom[0]))
                    .opened();
        }

        private NewRequest request(boolean anonymous) {
            String about = story.mark("关于");
            return new NewRequest(
                    story.district(),
                    story.category(),
                    story.text(),
                    anonymous,
                    story.employer(),
                    story.site(),
                    story.place(),
                    "",
                    story.how().contains("让单位知道"),
                    about == null ? null : numbers.get(about));
        }

        /** A story that the rules do not allow is a fault of the table: say which one. */
        private void told(DemoStory.Move move) {
            try {
                take(move);
            } catch (RuntimeException e) {
                throw new IllegalStateException(story.key() + " cannot be told: " + move, e);
            }
        }

        private void take(DemoStory.Move move) {
            switch (move.verb()) {
                case "撤回", "补充", "已解决", "未解决" -> asApplicant(move);
                default -> inOffice(move);
            }
        }

        private void asApplicant(DemoStory.Move move) {
            Caller worker = stage.worker(story.who());
            Case own = applicant.own(worker, no());
            switch (move.verb()) {
                case "撤回" -> applicant.withdraw(own, own.version(), worker.person(), move.said());
                case "补充" -> applicant.supplement(own, worker.person(), move.said());
                default -> applicant.rate(own, own.version(), worker.person(), rating(move), null);
            }
        }

        private static RatingInput rating(DemoStory.Move move) {
            return new RatingInput(!move.verb().equals("未解决"), move.head(), move.tail());
        }

        private void inOffice(DemoStory.Move move) {
            Case known = cases.findByNumber(story.district(), no()).orElseThrow();
            Scope scope = seated(move, known).scope();
            int version = known.version();
            switch (move.verb()) {
                case "签收" -> office.sign(scope, known, version);
                case "退回" -> office.sendBack(scope, known, version, move.said());
                case "交办" -> office.assign(scope, known, version, office(move.head()), move.tail());
                case "联系" -> office.note(scope, known, version, move.said(), true);
                case "进展" -> office.note(scope, known, version, move.said(), false);
                case "答复" -> office.reply(scope, known, version, move.said());
                case "联系不上" -> office.giveUp(scope, known, version);
                case "意见" -> office.opine(scope, known, version, move.said());
                case "代评" -> rateFor(move, known);
                default -> throw new IllegalArgumentException("no move " + move.verb());
            }
        }

        /** The worker's rating, taken on the phone by a colleague other than the handler. */
        private void rateFor(DemoStory.Move move, Case known) {
            Caller colleague = stage.officer(move.head());
            String[] grade = move.tail().split(" ", 2);
            RatingInput rating = new RatingInput(true, grade[0], grade.length < 2 ? "" : grade[1]);
            applicant.rateFor(known, known.version(), colleague, rating);
        }

        /** Whoever is named, else whoever has the case, in the post they hold in the office where it lies. */
        private Caller seated(DemoStory.Move move, Case known) {
            UUID account = move.by().isEmpty()
                    ? known.handler()
                    : stage.officer(move.by()).account();
            return stage.officer(java.util.Objects.requireNonNull(account), known.union());
        }

        private UUID office(String name) {
            return unions.search(Scope.house(story.district()), name, 5).stream()
                    .filter(union -> union.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no union " + name))
                    .id();
        }

        private String no() {
            String no = numbers.get(story.key());
            if (no == null) {
                throw new IllegalStateException(story.key() + " was not submitted");
            }
            return no;
        }
    }
}
