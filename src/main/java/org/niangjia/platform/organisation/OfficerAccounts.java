package org.niangjia.platform.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.PersonName;
import org.niangjia.base.PhoneNumber;
import org.niangjia.base.Refusal;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.Account;
import org.niangjia.platform.access.Accounts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 干部账号. From a name and a phone to the account that is to hold a post. A phone is not a person: only the account of
 * that name is taken, else a new one is opened, in the same transaction as the appointment.
 */
@Component
class OfficerAccounts {
    private final Accounts accounts;
    private final TenureDesk desk;

    OfficerAccounts(Accounts accounts, TenureDesk desk) {
        this.accounts = accounts;
        this.desk = desk;
    }

    /** 干部. As typed by whoever appoints. */
    record Person(PersonName name, PhoneNumber phone) {}

    List<Refusal> reasons(@Nullable String name, @Nullable String phone) {
        String typed = UnionInput.text(name);
        List<Refusal> reasons = new ArrayList<>(
                typed.isBlank()
                        ? List.of(OrganisationRefusal.NAME_MISSING.refusal().at("name"))
                        : PersonName.parse(typed).at("name").reasons());
        reasons.addAll(PhoneNumber.parse(UnionInput.text(phone)).at("phone").reasons());
        return reasons;
    }

    Person person(@Nullable String name, @Nullable String phone) {
        return new Person(
                PersonName.parse(UnionInput.text(name)).at("name").orThrow(),
                PhoneNumber.parse(UnionInput.text(phone)).at("phone").orThrow());
    }

    String nameOf(UUID account) {
        return accounts.nameOf(account);
    }

    @Transactional
    UUID appoint(Scope scope, Person person, Function<UUID, Appointment> appointment) {
        return desk.appoint(scope, appointment.apply(account(scope, person)));
    }

    @Transactional
    Optional<Handover> end(Scope scope, Optional<Person> successor, Function<@Nullable UUID, Ending> ending) {
        UUID account = successor.map(person -> account(scope, person)).orElse(null);
        return desk.end(scope, ending.apply(account));
    }

    private UUID account(Scope scope, Person person) {
        return accounts.reachedBy(person.phone().value()).stream()
                .filter(account -> account.name().equals(person.name().value()))
                .map(Account::id)
                .findFirst()
                .orElseGet(() -> accounts.open(
                        person.name().value(),
                        person.phone().value(),
                        scope.districts().getFirst()));
    }
}
