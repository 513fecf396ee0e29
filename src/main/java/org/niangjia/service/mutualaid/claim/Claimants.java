package org.niangjia.service.mutualaid.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Parsed;
import org.niangjia.base.PersonName;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.membership.OwnMembership;
import org.niangjia.platform.membership.Workforce;
import org.niangjia.platform.store.Partitions;
import org.niangjia.service.mutualaid.IdNumbers;
import org.niangjia.service.mutualaid.MutualAidRefusal;
import org.niangjia.service.mutualaid.cover.Covers;
import org.niangjia.service.mutualaid.cover.Enrolled;
import org.springframework.stereotype.Component;

/** 谁的保障. Whose covers a claim stands on: of the account's own member, or of whom name and ID number are typed. */
@Component
class Claimants {
    private final OwnMembership membership;
    private final Workforce workforce;
    private final Covers covers;
    private final Claims claims;
    private final ClaimOffices offices;
    private final IdNumbers numbers;
    private final Partitions partitions;

    Claimants(
            OwnMembership membership,
            Workforce workforce,
            Covers covers,
            Claims claims,
            ClaimOffices offices,
            IdNumbers numbers,
            Partitions partitions) {
        this.membership = membership;
        this.workforce = workforce;
        this.covers = covers;
        this.claims = claims;
        this.offices = offices;
        this.numbers = numbers;
        this.partitions = partitions;
    }

    /** 申领人. Somebody of a district's register with their covers, the latest first, and as whom the caller files for them. */
    record Claimant(int district, Covers.Insuree person, List<Enrolled> covers, Filing filing) {

        /** The scheme that is meant: the one named, the only one, or the only one with a cover on the day. */
        Optional<String> scheme(@Nullable String named, @Nullable LocalDate on) {
            List<String> all = covers.stream().map(Enrolled::scheme).distinct().toList();
            String wanted = ClaimInput.clean(named);
            if (!wanted.isEmpty()) {
                return all.stream().filter(wanted::equals).findFirst();
            }
            List<String> then = on == null
                    ? all
                    : covers.stream()
                            .filter(each -> !on.isBefore(each.from()) && !on.isAfter(each.until()))
                            .map(Enrolled::scheme)
                            .distinct()
                            .toList();
            List<String> choice = then.isEmpty() ? all : then;
            return choice.size() == 1 ? Optional.of(choice.getFirst()) : Optional.empty();
        }

        Enrolled latest(String scheme) {
            return covers.stream()
                    .filter(each -> each.scheme().equals(scheme))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Whose account it is, in the register of a district: by the membership, else by what was claimed before in their own name. */
    Optional<Claimant> own(Caller caller, int district) {
        Scope house = Scope.house(district);
        return membership
                .idIndexOf(caller.account())
                .flatMap(index -> covers.find(house, district, index))
                .or(() -> caller.confirmed()
                        ? claims.ownPerson(district, caller.account(), caller.name())
                                .map(person -> covers.get(house, district, person))
                        : Optional.empty())
                .map(person -> claimant(
                        district,
                        person,
                        asPerson(
                                caller,
                                person,
                                persons(caller, List.of(district)).contains(person.id()))));
    }

    /** Ids of the account's own member in these districts. */
    List<UUID> persons(Caller caller, List<Integer> districts) {
        Optional<byte[]> index = ownIndex(caller);
        List<UUID> persons = new ArrayList<>();
        index.ifPresent(found -> districts.forEach(district -> covers.find(Scope.house(district), district, found)
                .map(Covers.Insuree::id)
                .ifPresent(persons::add)));
        return persons;
    }

    /** Throws RefusedException when the typed person has no cover here; whether they are known at all is not told. */
    Claimant find(Caller caller, int district, ClaimInput in) {
        String name = ClaimInput.clean(in.name());
        String typed = ClaimInput.clean(in.idNumber());
        if (caller.hat() == null && name.isEmpty() && typed.isEmpty()) {
            return own(caller, district)
                    .filter(found -> !found.covers().isEmpty())
                    .orElseThrow(() -> new RefusedException(MutualAidRefusal.NO_COVER.at("idNumber")));
        }
        Parsed<PersonName> who = PersonName.parse(name).at("name");
        Parsed<IdCardNumber> number = numbers.read(typed).at("idNumber");
        List<org.niangjia.base.Refusal> wrong = new ArrayList<>(who.reasons());
        wrong.addAll(number.reasons());
        org.niangjia.base.Decision.of(wrong).orThrow();
        Hat hat = caller.hat();
        boolean unit = hat != null && hat.level() == UnionLevel.UNIT;
        if (hat != null && !unit && !(caller.may(Duty.COUNTER) && caller.scope().covers(district))) {
            throw new RefusedException(MutualAidRefusal.NOT_AT_COUNTER.at("name"));
        }
        byte[] index = numbers.index(number.orThrow());
        return covers.find(Scope.house(district), district, index)
                .filter(person -> person.name().equals(who.orThrow().value()))
                .filter(person -> !unit || ours(caller.scope(), district, person, index))
                .map(person -> claimant(district, person, filing(caller, district, person, index)))
                .filter(found -> !found.covers().isEmpty())
                .orElseThrow(() -> new RefusedException(MutualAidRefusal.NO_COVER.at("idNumber")));
    }

    /** Whether a unit enrolled them, or has them on its register. */
    private boolean ours(Scope unit, int district, Covers.Insuree person, byte[] index) {
        return unit.covers(district)
                && (covers.enrolledBy(unit, district, person.id(), unit.ownEmployers())
                        || workforce.includes(unit, district, index));
    }

    private Filing filing(Caller caller, int district, Covers.Insuree person, byte[] index) {
        Hat hat = caller.hat();
        if (hat == null) {
            return asPerson(
                    caller,
                    person,
                    ownIndex(caller).filter(own -> Arrays.equals(own, index)).isPresent());
        }
        if (hat.level() == UnionLevel.UNIT) {
            return Filing.UNIT;
        }
        Scope scope = caller.scope();
        if (covers.enrolledBy(scope, district, person.id(), scope.ownEmployers())) {
            return Filing.UNIT;
        }
        return offices.isCentre(district, scope) ? Filing.CENTRE : Filing.COUNTER;
    }

    /** Of the account's own membership, where it was confirmed who signs in. */
    private Optional<byte[]> ownIndex(Caller caller) {
        return caller.confirmed() ? membership.idIndexOf(caller.account()) : Optional.empty();
    }

    private static Filing asPerson(Caller caller, Covers.Insuree person, boolean self) {
        if (self) {
            return Filing.SELF;
        }
        return person.name().equals(caller.name()) ? Filing.NAMED : Filing.AGENT;
    }

    private Claimant claimant(int district, Covers.Insuree person, Filing filing) {
        return new Claimant(district, person, covers.of(Scope.house(district), district, person.id()), filing);
    }

    /** The district that a claim is made in: the one named, of the post, of the membership, at home, or the first. */
    int district(Caller caller, @Nullable Integer named) {
        if (named != null && partitions.has(named)) {
            return named;
        }
        Integer home = caller.hat() != null
                ? Integer.valueOf(caller.worn().district())
                : membership
                        .of(caller.account())
                        .map(own -> Integer.valueOf(own.member().district()))
                        .orElse(caller.homeDistrict());
        return home != null && partitions.has(home)
                ? home
                : Objects.requireNonNull(partitions.all().getFirst());
    }
}
