package org.niangjia.service.request;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.Caseworker;
import org.niangjia.engine.casework.Move;
import org.niangjia.engine.casework.Opening;
import org.niangjia.engine.casework.Recorded;
import org.niangjia.engine.casework.Seat;
import org.niangjia.engine.casework.Stage;
import org.niangjia.engine.casework.Who;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.store.NumberBlocks;
import org.niangjia.platform.store.Partitions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 诉求办理. The use cases of a request; one method is one transaction. */
@Service
class RequestDesk {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Caseworker caseworker;
    private final Cases cases;
    private final Requests requests;
    private final Categories categories;
    private final Offices offices;
    private final Identity identity;
    private final NumberBlocks numbers;
    private final Partitions partitions;
    private final Regions regions;
    private final Terms terms;
    private final Holidays holidays;
    private final Clock clock;

    RequestDesk(
            Caseworker caseworker,
            Cases cases,
            Requests requests,
            Categories categories,
            Offices offices,
            Identity identity,
            NumberBlocks numbers,
            Partitions partitions,
            Regions regions,
            Terms terms,
            Holidays holidays,
            Clock clock) {
        this.caseworker = caseworker;
        this.cases = cases;
        this.requests = requests;
        this.categories = categories;
        this.offices = offices;
        this.identity = identity;
        this.numbers = numbers;
        this.partitions = partitions;
        this.regions = regions;
        this.terms = terms;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** 已提交. The case as opened, with the query code that is shown this once. */
    record Submitted(Case opened, RequestFacts facts, String queryCode) {}

    /** 为谁代录. Whose matter it is when an officer enters it: name and phone as told, how it came. */
    record OnBehalf(String name, @Nullable String phone, String maskedPhone, String channel) {}

    /** A worker hands in a request. Throws RefusedException with everything that is missing. */
    @Transactional
    public Submitted submit(Caller by, NewRequest in) {
        return open(by, in, null);
    }

    /** 窗口代录. An officer hands it in for somebody; the record says who for whom. */
    @Transactional
    public Submitted enter(Caller officer, NewRequest in, OnBehalf whom) {
        return open(officer, in, whom);
    }

    private Submitted open(Caller by, NewRequest in, @Nullable OnBehalf whom) {
        Optional<Category> chosen = categories.find(NewRequest.clean(in.category()));
        boolean fits = placeFits(regions, in.place(), in.district());
        RequestRules.submission(in, chosen, partitions::has, fits).orThrow();
        Category category = chosen.orElseThrow();
        int district = java.util.Objects.requireNonNull(in.district());
        Offices.Concerned concerned = offices.concerned(district, in);
        Case about = about(by, in, category, whom == null);
        Seat seat = about == null ? offices.nearest(district, in, category, concerned) : offices.aboveHandling(about);
        String no = number(district);
        String code = Identity.newCode();
        UUID id = Uuid7.next(clock);
        boolean anonymous = in.isAnonymous();
        RequestFacts facts = facts(by, in, category, whom, about);
        boolean self = whom == null;
        Actor actor = self && anonymous
                ? Actor.anonymous(no)
                : self ? by.person() : by.scope().actor();
        Case opened = caseworker.open(new Opening(
                district,
                id,
                Request.CODE,
                no,
                RequestRules.subject(facts.text()),
                seat,
                self && !anonymous ? by.account() : null,
                self ? identity.holder(by.account(), anonymous) : null,
                by.homeDistrict(),
                concerned.employer(),
                concerned.site(),
                category.concernsEmployer() && !in.ownUnit(),
                about == null ? null : about.handler(),
                actor,
                "",
                termKeys(category.kind(), facts.difficulty(), offices.fullTime(district, seat))));
        requests.insert(
                district,
                id,
                facts,
                identity.codeIndex(no, code),
                self && anonymous ? identity.sealed(by.account(), by.name()) : null,
                whom == null || whom.phone() == null ? null : identity.phone(whom.phone()));
        return new Submitted(opened, facts, code);
    }

    /** Whether a place is one of the district; what is no place at all is none. */
    static boolean placeFits(Regions regions, @Nullable Long place, @Nullable Integer district) {
        return place == null
                || district == null
                || regions.find(place).isPresent() && regions.districtOf(place) == district;
    }

    private @Nullable Case about(Caller by, NewRequest in, Category category, boolean self) {
        String no = NewRequest.clean(in.about());
        if (category.kind() != Category.Kind.HANDLING || no.isEmpty()) {
            return null;
        }
        return self ? own(by.account(), no) : cases.get(by.scope(), RequestNumber.district(no), no);
    }

    private String number(int district) {
        int year = LocalDate.ofInstant(clock.instant(), ZONE).getYear();
        return RequestNumber.of(district, year, numbers.next(district, Request.CODE, year));
    }

    private static RequestFacts facts(
            Caller by, NewRequest in, Category category, @Nullable OnBehalf whom, @Nullable Case about) {
        String name = in.isAnonymous() ? "" : whom == null ? by.name() : whom.name();
        return new RequestFacts(
                category.code(),
                category.kind(),
                NewRequest.clean(in.text()),
                in.place(),
                NewRequest.clean(in.placeText()),
                NewRequest.clean(in.employer()),
                in.isAnonymous(),
                whom == null ? "" : whom.maskedPhone(),
                name,
                in.ownUnit(),
                whom == null ? "PORTAL" : whom.channel(),
                whom == null ? null : by.account(),
                RequestRules.urgent(NewRequest.clean(in.text())),
                "ORDINARY",
                about == null ? null : about.no(),
                0);
    }

    /** Which term holds for which declared clock. */
    static UnaryOperator<String> termKeys(Category.Kind kind, String difficulty, boolean fullTime) {
        return term -> switch (term) {
            case "sq.answer" -> answerKey(kind, difficulty);
            case "sq.contact" -> kind.contact();
            case "sq.sign.full_time" -> fullTime ? term : "";
            case "sq.sign.part_time" -> fullTime ? "" : term;
            default -> term;
        };
    }

    private static String answerKey(Category.Kind kind, String difficulty) {
        return switch (difficulty) {
            case "DIFFICULT" -> kind == Category.Kind.COMPLAINT ? kind.answer() : "sq.difficult.answer";
            case "VERY_DIFFICULT" -> "sq.very_difficult.answer";
            default -> kind.answer();
        };
    }

    // --- the office -------------------------------------------------------------------------------------------------

    /** 签收 */
    @Transactional
    public Case sign(Scope scope, Case known, int version) {
        return move(scope, known, version, Request.SIGNED, "", true);
    }

    /** 退回重派. Goes to the next office; the county decides from the second return on. */
    @Transactional
    public Case sendBack(Scope scope, Case known, int version, String reason) {
        RequestFacts facts = requests.get(known.district(), known.id());
        LocalDate opened = LocalDate.ofInstant(known.openedAt(), ZONE);
        Instant until = holidays.calendar()
                .due(terms.limit("sq.return", known.district(), opened), cases.waitingSince(known))
                .at();
        RequestRules.returning(reason, clock.instant(), until).orThrow();
        Case moved =
                move(scope, known, version, facts.returns() >= 1 ? "returned_again" : Request.RETURNED, reason, false);
        requests.countReturn(known.district(), known.id());
        return moved;
    }

    /** 交办. The county names the office that handles. */
    @Transactional
    public Case assign(Scope scope, Case known, int version, UUID union, String reason) {
        offices.assign(known, union);
        return move(scope, known, version, Request.ASSIGNED, reason, false);
    }

    /** 已联系. First contact, or a progress that the worker can read. */
    @Transactional
    public Case note(Scope scope, Case known, int version, String text, boolean contact) {
        RequestRules.words(text, "text").orThrow();
        return move(scope, known, version, contact ? Request.CONTACTED : Request.NOTED, text, true);
    }

    /** 答复 */
    @Transactional
    public Case reply(Scope scope, Case known, int version, String text) {
        RequestRules.words(text, "text").orThrow();
        return move(scope, known, version, Request.REPLIED, text, true);
    }

    /** 联系不上. Ends the case after three tries on three days; kept for the worker's return. */
    @Transactional
    public Case giveUp(Scope scope, Case known, int version) {
        Set<LocalDate> tried = cases.record(known.district(), known.id()).stream()
                .filter(line ->
                        line.outcome().equals(Request.NOTED) || line.outcome().equals(Request.CONTACTED))
                .map(line -> LocalDate.ofInstant(line.at(), ZONE))
                .collect(Collectors.toSet());
        RequestRules.unreachable(tried).orThrow();
        return move(scope, known, version, Request.UNREACHABLE, "", true);
    }

    /** 答复意见. Signed by the 分管副主席 after two reopenings. */
    @Transactional
    public Case opine(Scope scope, Case known, int version, String text) {
        RequestRules.words(text, "text").orThrow();
        return move(scope, known, version, Request.OPINED, text, true);
    }

    private Case move(Scope scope, Case known, int version, String outcome, String text, boolean open) {
        return caseworker.move(
                scope, new Move(known.district(), known.id(), version, outcome, text, open, null, scope.actor()));
    }

    // --- the applicant ----------------------------------------------------------------------------------------------

    /** 撤回 */
    @Transactional
    public Case withdraw(Case own, int version, Actor person, String reason) {
        return asApplicant(own, version, person, Request.WITHDRAWN, reason);
    }

    /** 回访评价. "Not solved" takes the case up again one level higher. */
    @Transactional
    public Case rate(Case own, int version, Actor person, RatingInput in, @Nullable UUID takenBy) {
        RequestRules.rating(in).orThrow();
        boolean solved = Boolean.TRUE.equals(in.solved());
        requests.insertRating(own, in, takenBy);
        return asApplicant(
                own, version, person, solved ? Request.SOLVED : Request.UNSOLVED, NewRequest.clean(in.words()));
    }

    /** 补充说明 */
    @Transactional
    public Case supplement(Case own, Actor person, String text) {
        RequestRules.words(text, "text").orThrow();
        return caseworker.remark(Scope.house(own.district()), remark(own, person, text));
    }

    private static Move remark(Case own, Actor person, String text) {
        Actor actor =
                own.applicant() == null && person.kind() == Actor.Kind.PERSON ? Actor.anonymous(own.no()) : person;
        return new Move(own.district(), own.id(), -1, "supplemented", text, true, Who.APPLICANT, actor);
    }

    private Case asApplicant(Case own, int version, Actor person, String outcome, String text) {
        Actor actor =
                own.applicant() == null && person.kind() == Actor.Kind.PERSON ? Actor.anonymous(own.no()) : person;
        Move move = new Move(own.district(), own.id(), version, outcome, text, true, Who.APPLICANT, actor);
        return caseworker.move(Scope.house(own.district()), move);
    }

    /** The caller's own case. Throws NotVisibleException for anybody else's. */
    Case own(UUID account, String no) {
        int district = RequestNumber.district(no);
        return identity.holders(account).stream()
                .map(holder -> cases.findOwn(district, no, holder))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new NotVisibleException(no));
    }

    /** The case of a number and its query code. */
    Optional<Case> byCode(String no, String code) {
        int district = RequestNumber.district(no);
        if (!partitions.has(district)) {
            return Optional.empty();
        }
        return cases.findByNumber(district, no)
                .filter(found -> requests.codeFits(district, found.id(), identity.codeIndex(no, code)));
    }

    /** 查看联系电话. Opens the sealed phone; the caller records the reason. */
    Optional<String> phoneOf(Case known, java.util.function.Function<UUID, Optional<String>> phones) {
        UUID applicant = known.applicant();
        return applicant != null
                ? phones.apply(applicant)
                : requests.contact(known.district(), known.id()).map(identity::phone);
    }

    /** The reply that the worker reads: the last one given. */
    static Optional<Recorded> answer(java.util.List<Recorded> record) {
        return record.reversed().stream()
                .filter(line -> Set.of(Request.REPLIED, Request.OPINED).contains(line.outcome()))
                .findFirst();
    }

    static void refuseOwnHandler(Case known, Caller colleague) {
        if (colleague.account().equals(known.handler())) {
            throw new RefusedException(Refusal.of("request.RATED_BY_HANDLER"));
        }
    }

    static boolean ended(Case known) {
        return known.stage() == Stage.CLOSED || known.stage() == Stage.WITHDRAWN;
    }
}
