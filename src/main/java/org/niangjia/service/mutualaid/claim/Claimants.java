package org.niangjia.service.mutualaid.claim;

import java.time.LocalDate;
import java.util.ArrayList;
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
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.membership.OwnMembership;
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
    private final Covers covers;
    private final Claims claims;
    private final IdNumbers numbers;
    private final Partitions partitions;

    Claimants(OwnMembership membership, Covers covers, Claims claims, IdNumbers numbers, Partitions partitions) {
        this.membership = membership;
        this.covers = covers;
        this.claims = claims;
        this.numbers = numbers;
        this.partitions = partitions;
    }

    /** 申领人. Somebody of a district's register with their covers, the latest first. */
    record Claimant(int district, Covers.Insuree person, List<Enrolled> covers) {

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
                .map(person -> claimant(district, person));
    }

    /** Ids of the account's own member in these districts. */
    List<UUID> persons(Caller caller, List<Integer> districts) {
        Optional<byte[]> index = caller.confirmed() ? membership.idIndexOf(caller.account()) : Optional.empty();
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
        byte[] index = numbers.index(number.orThrow());
        return covers.find(Scope.house(district), district, index)
                .filter(person -> person.name().equals(who.orThrow().value()))
                .map(person -> claimant(district, person))
                .filter(found -> !found.covers().isEmpty())
                .orElseThrow(() -> new RefusedException(MutualAidRefusal.NO_COVER.at("idNumber")));
    }

    private Claimant claimant(int district, Covers.Insuree person) {
        return new Claimant(district, person, covers.of(Scope.house(district), district, person.id()));
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
