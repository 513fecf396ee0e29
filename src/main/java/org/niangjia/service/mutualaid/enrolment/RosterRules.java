package org.niangjia.service.mutualaid.enrolment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Bilingual;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.engine.benefit.Channel;
import org.niangjia.engine.benefit.Cover;
import org.niangjia.engine.benefit.CoverRules;
import org.niangjia.engine.benefit.Person;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.service.mutualaid.MutualAidRefusal;

/** 参保名册规则. Pure: who may stand on a roster, and what lets a roster be handed in; every reason at once. */
final class RosterRules {
    private static final int LONGEST_SOURCE = 40;

    private RosterRules() {}

    /** 退休年龄: in whole years, from which on somebody counts as retired whatever the sheet says. */
    record Retirement(int men, int women) {
        boolean reached(LocalDate birth, boolean male, LocalDate on) {
            return java.time.Period.between(birth, on).getYears() >= (male ? men : women);
        }
    }

    /** Why somebody cannot take these modules from a day on. */
    static List<Refusal> person(
            Scheme scheme, Person person, List<String> modules, int shares, int years, LocalDate from) {
        Cover cover = new Cover(from, modules, shares, years, Optional.empty(), Optional.empty());
        return CoverRules.refusals(scheme, person, cover);
    }

    /** Column of the sheet that a refusal of the scheme's rules is told at. */
    static String column(String code) {
        return switch (code) {
            case "benefit.INSURANCE_NOT_COVERED" -> RosterImport.INSURANCE;
            case "benefit.SEX_NOT_COVERED", "benefit.MODULE_UNKNOWN", "benefit.YEARS_NOT_OFFERED" ->
                RosterImport.MODULES;
            case "benefit.SHARES_OUT_OF_RANGE" -> RosterImport.SHARES;
            case "benefit.SCHEME_NOT_VALID" -> RosterImport.NAME;
            default -> RosterImport.ID_NUMBER;
        };
    }

    /**
     * What a new roster says of itself.
     *
     * @param offered whether somebody may take part in that plan year today
     * @param lasting whether the scheme has a fee for so many plan years
     */
    static Decision opening(@Nullable Channel channel, boolean offered, boolean lasting, Roster.Declared declared) {
        List<Refusal> reasons = new ArrayList<>();
        if (!offered) {
            reasons.add(RosterRefusal.YEAR_NOT_OFFERED.with().at("year"));
        }
        if (!lasting) {
            reasons.add(RosterRefusal.LENGTH_NOT_OFFERED.with().at("years"));
        }
        if (channel == null) {
            reasons.add(RosterRefusal.CHANNEL_NOT_OFFERED.with().at("channel"));
        }
        reasons.addAll(declared(declared));
        return Decision.of(reasons);
    }

    /** Figures may wait until the roster is handed in; those that are there must make sense. */
    static List<Refusal> declared(Roster.Declared declared) {
        List<Refusal> reasons = new ArrayList<>();
        Integer staff = declared.staff();
        Integer women = declared.women();
        if (staff != null && (staff < 1 || (women != null && (women < 0 || women > staff)))
                || staff == null && women != null) {
            reasons.add(RosterRefusal.STAFF_WRONG.with().at("staff"));
        }
        if (declared.source().length() > LONGEST_SOURCE) {
            reasons.add(RosterRefusal.STAFF_SOURCE_MISSING.with().at("staffSource"));
        }
        return reasons;
    }

    /**
     * 名册概况: what the rules of handing in look at.
     *
     * @param people distinct people on it
     * @param women distinct women among them
     * @param before distinct people whom the unit has covered in this plan year already
     * @param beside those of them who are not on it
     * @param womenBeside distinct women among those
     */
    record Count(int people, int women, int before, int beside, int womenBeside) {
        /** 参加的人: on it or covered already, each once. */
        int taking() {
            return people + beside;
        }

        int womenTaking() {
            return women + womenBeside;
        }
    }

    /** Why a roster cannot be handed in as a whole. */
    static List<Refusal> submission(Roster roster, Scheme scheme, Count count, LocalDate today) {
        List<Refusal> reasons = new ArrayList<>();
        if (count.people() == 0) {
            reasons.add(MutualAidRefusal.NOBODY_LISTED.with());
        }
        if (PlanYears.find(scheme, today, roster.year(), roster.addition()).isEmpty()) {
            reasons.add(RosterRefusal.WINDOW_CLOSED.with(roster.year(), PlanYears.window(scheme, roster.year())));
        }
        if (roster.addition()) {
            if (count.before() == 0) {
                reasons.add(RosterRefusal.UNIT_NOT_TAKING_PART.with(roster.unitName(), roster.year()));
            }
            return reasons;
        }
        scheme.channels().stream()
                .filter(each -> each.code().equals(roster.channel()))
                .findFirst()
                .ifPresentOrElse(
                        channel -> reasons.addAll(participation(roster, channel, count)),
                        () -> reasons.add(RosterRefusal.CHANNEL_NOT_OFFERED.with()));
        return reasons;
    }

    private static List<Refusal> participation(Roster roster, Channel channel, Count count) {
        if (channel.minimum().isEmpty()) {
            return List.of();
        }
        List<Refusal> reasons = new ArrayList<>();
        Roster.Declared declared = roster.declared();
        Integer people = channel.countsWomen() ? declared.women() : declared.staff();
        if (people == null) {
            return List.of(RosterRefusal.STAFF_MISSING.with().at("staff"));
        }
        if (declared.source().isBlank() || declared.on() == null) {
            reasons.add(RosterRefusal.STAFF_SOURCE_MISSING.with().at("staffSource"));
        }
        int taking = channel.countsWomen() ? count.womenTaking() : count.taking();
        int least = channel.least(people);
        if (taking < least) {
            reasons.add(RosterRefusal.PARTICIPATION_TOO_LOW.with(people, least, taking, least - taking));
        }
        if (taking > people) {
            reasons.add(RosterRefusal.MORE_THAN_STAFF.with(people, taking));
        }
        return reasons;
    }

    /** Whether everybody whom the unit enrols must take the same number of shares. */
    static boolean sameShares(Roster roster, Scheme scheme) {
        return scheme.channels().stream().anyMatch(each -> each.code().equals(roster.channel()) && each.sameShares());
    }

    /** @param shares numbers of shares on the roster and of whom the unit has covered already, each once */
    static Optional<Refusal> shares(Set<Integer> shares, Scheme scheme) {
        return shares.size() < 2
                ? Optional.empty()
                : Optional.of(RosterRefusal.SHARES_DIFFER.with(
                        Bilingual.list(shares.stream()
                                .map(String::valueOf)
                                .map(Bilingual::of)
                                .toList()),
                        scheme.source()));
    }

    /** Rulings 7 and 23: whoever handed it in does not approve it, the county decides, and the unit has seen what was typed for it. */
    static Decision approval(@Nullable UUID submitter, @Nullable UUID approver, boolean upper, boolean confirmed) {
        List<Refusal> reasons = new ArrayList<>();
        if (!confirmed) {
            reasons.add(RosterRefusal.UNIT_NOT_CONFIRMED.with());
        }
        if (!upper) {
            reasons.add(RosterRefusal.COUNTY_DECIDES.with());
        }
        if (submitter != null && Objects.equals(submitter, approver)) {
            reasons.add(RosterRefusal.OWN_ROSTER.with());
        }
        return Decision.of(reasons);
    }

    /** Modules that somebody of this sex may take, of those asked for. */
    static List<String> fitting(Scheme scheme, Set<String> asked, boolean male) {
        Person.Sex sex = male ? Person.Sex.MALE : Person.Sex.FEMALE;
        return scheme.modules().stream()
                .filter(module -> asked.contains(module.code()))
                .filter(module -> module.sex().isEmpty() || module.sex().get() == sex)
                .map(module -> module.code())
                .toList();
    }
}
