package org.niangjia.service.mutualaid.enrolment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Bilingual;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Parsed;
import org.niangjia.base.PersonName;
import org.niangjia.base.PhoneNumber;
import org.niangjia.base.Refusal;
import org.niangjia.base.Text;
import org.niangjia.engine.benefit.AidModule;
import org.niangjia.engine.benefit.Insurances;
import org.niangjia.engine.benefit.Person;
import org.niangjia.engine.benefit.Scheme;

/** 读参保人. From what was typed, on a sheet or in a form, to somebody who may stand on a roster; every reason at its column. */
record ApplicantReader(
        Scheme scheme,
        int years,
        LocalDate from,
        RosterRules.Retirement retirement,
        Function<String, Parsed<IdCardNumber>> number) {
    private static final String RETIRED = "退休";
    private static final Pattern AROUND_INSURANCE = Pattern.compile("[()（）\\s]|人员$");
    private static final Pattern COMMA = Pattern.compile("[、,，;；/]");
    private static final Pattern FEW = Pattern.compile("[1-9]\\d{0,2}");

    /** 所填. */
    record Typed(String name, String idNumber, String insurance, String phone, String modules, String shares) {}

    /** Codes that somebody may be read to take. */
    List<String> modules() {
        return scheme.modules().stream().map(AidModule::code).toList();
    }

    /** @param wrong told column and reason */
    @Nullable
    Applicant read(Typed in, BiConsumer<String, Refusal> wrong) {
        Optional<String> name =
                keep(PersonName.parse(in.name()), RosterImport.NAME, wrong).map(PersonName::value);
        Optional<IdCardNumber> paper = keep(number.apply(in.idNumber()), RosterImport.ID_NUMBER, wrong);
        Optional<String> insurance = insurance(in.insurance(), wrong);
        String phone = phone(in.phone(), wrong);
        List<AidModule> modules = modules(in.modules(), wrong);
        int shares = shares(in.shares(), wrong);
        if (paper.isEmpty() || insurance.isEmpty() || modules.isEmpty()) {
            return null;
        }
        boolean retired = in.insurance().contains(RETIRED)
                || retirement.reached(paper.get().birth(), paper.get().male(), from);
        Person person = new Person(
                paper.get().birth(),
                paper.get().male() ? Person.Sex.MALE : Person.Sex.FEMALE,
                insurance.get(),
                retired);
        List<String> codes = modules.stream().map(AidModule::code).toList();
        for (Refusal refusal : RosterRules.person(scheme, person, codes, Math.max(1, shares), years, from)) {
            String column =
                    refusal.code().equals("benefit.RETIRED") && in.insurance().contains(RETIRED)
                            ? RosterImport.INSURANCE
                            : RosterRules.column(refusal.code());
            wrong.accept(column, refusal);
        }
        return name.isEmpty() || shares < 1
                ? null
                : new Applicant(name.get(), paper.get(), phone, insurance.get(), modules, shares);
    }

    private static <T> Optional<T> keep(Parsed<T> parsed, String column, BiConsumer<String, Refusal> wrong) {
        parsed.reasons().forEach(reason -> wrong.accept(column, reason));
        return parsed.find();
    }

    /** 职工医保, 职工, 职工医保（退休）; empty where the scheme takes a single kind. */
    private Optional<String> insurance(String typed, BiConsumer<String, Refusal> wrong) {
        String plain = AROUND_INSURANCE.matcher(typed.replace(RETIRED, "")).replaceAll("");
        if (plain.isEmpty() && scheme.who().insurances().size() == 1) {
            return scheme.who().insurances().stream().findFirst();
        }
        Optional<String> code = Insurances.code(plain.isEmpty() && typed.contains(RETIRED) ? "职工" : plain)
                .or(() -> Insurances.code(typed));
        if (code.isEmpty()) {
            wrong.accept(RosterImport.INSURANCE, RosterRefusal.INSURANCE_UNKNOWN.with(typed));
        }
        return code;
    }

    private static String phone(String typed, BiConsumer<String, Refusal> wrong) {
        if (typed.isBlank()) {
            return "";
        }
        Parsed<PhoneNumber> phone = PhoneNumber.parse(typed);
        phone.reasons().forEach(reason -> wrong.accept(RosterImport.PHONE, reason));
        return phone.find().map(PhoneNumber::value).orElse("");
    }

    /** Names or codes, parted by a comma of any kind; may be empty where the scheme has a single module. */
    private List<AidModule> modules(String typed, BiConsumer<String, Refusal> wrong) {
        if (typed.isBlank()) {
            if (scheme.modules().size() == 1) {
                return scheme.modules();
            }
            wrong.accept(RosterImport.MODULES, RosterRefusal.MODULE_MISSING.with(names()));
            return List.of();
        }
        List<AidModule> modules = new ArrayList<>();
        for (String word : COMMA.split(typed)) {
            String plain = Text.line(word).strip();
            Optional<AidModule> found = scheme.modules().stream()
                    .filter(module -> module.code().equalsIgnoreCase(plain)
                            || module.name().equals(plain)
                            || module.english().equalsIgnoreCase(plain))
                    .findFirst();
            if (found.isEmpty() && !plain.isEmpty()) {
                wrong.accept(RosterImport.MODULES, RosterRefusal.MODULE_UNKNOWN.with(plain, names()));
            }
            found.filter(module -> !modules.contains(module)).ifPresent(modules::add);
        }
        return modules;
    }

    private Bilingual names() {
        return Bilingual.list(scheme.modules().stream().map(AidModule::called).toList());
    }

    private static int shares(String typed, BiConsumer<String, Refusal> wrong) {
        if (typed.isBlank()) {
            return 1;
        }
        if (!FEW.matcher(typed.strip()).matches()) {
            wrong.accept(RosterImport.SHARES, RosterRefusal.SHARES_WRONG.with());
            return 0;
        }
        return Integer.parseInt(typed.strip());
    }
}
