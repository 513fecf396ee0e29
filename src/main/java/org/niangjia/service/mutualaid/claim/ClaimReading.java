package org.niangjia.service.mutualaid.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Bilingual;
import org.niangjia.base.Decision;
import org.niangjia.base.PersonName;
import org.niangjia.base.PhoneNumber;
import org.niangjia.base.Refusal;
import org.niangjia.engine.benefit.AidModule;
import org.niangjia.engine.benefit.Benefit;
import org.niangjia.engine.benefit.Claim;
import org.niangjia.engine.benefit.Pay;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.service.mutualaid.MutualAidRefusal;
import org.niangjia.service.mutualaid.TrialCase;
import org.niangjia.service.mutualaid.award.Awarded;
import org.niangjia.service.mutualaid.award.ClaimFacts;
import org.niangjia.service.mutualaid.cover.Covers;

/** 申领单审读. From what was typed to a claim, with everything that is wrong at once and each at its place. */
final class ClaimReading {
    static final List<String> RELATIONS =
            List.of("SPOUSE", "PARENT", "CHILD", "SIBLING", "HEIR", "COLLEAGUE", "UNIT", "OTHER");
    private static final Pattern ICD = Pattern.compile("[A-Z]\\d{2}(\\.[0-9A-Z]{1,4})?");
    private static final Pattern INVOICE_CODE = Pattern.compile("\\d{8,12}");
    private static final Pattern INVOICE_NUMBER = Pattern.compile("\\d{8,20}");
    private static final Pattern INVOICE_CHECK = Pattern.compile("[0-9A-Za-z]{4,20}");
    private static final int MOST_TEXT = 100;

    private final Scheme scheme;
    private final String insurance;
    private final LocalDate today;
    private final List<Refusal> wrong = new ArrayList<>();

    ClaimReading(Scheme scheme, String insurance, LocalDate today) {
        this.scheme = scheme;
        this.insurance = insurance;
        this.today = today;
    }

    /** 交的人. As whom somebody files, and what they are called. */
    record Filer(Filing filing, String name) {}

    /** Throws RefusedException with everything that is wrong. */
    ClaimForm read(ClaimInput in, Covers.Insuree who, Filer by) {
        ClaimFacts.Kind kind = kind(in);
        ClaimForm.Agent agent = agent(in, by);
        Map<String, Long> amounts = new ClaimAmounts(scheme, wrong).read(in);
        LocalDate on = event(in, kind);
        ClaimFacts.Medical medical = medical(in, kind);
        String invoice = invoice(in, kind, amounts);
        Awarded.Payee payee = payee(in, who, agent);
        String cause = cause(in, kind);
        module(in);
        LocalDate diagnosed = kind == ClaimFacts.Kind.STAY ? diagnosed(in, medical, on) : null;
        if (kind != ClaimFacts.Kind.DIAGNOSIS && amounts.isEmpty() && asksAmounts()) {
            wrong.add(MutualAidRefusal.AMOUNTS_MISSING.at("amount"));
        }
        if (!Boolean.TRUE.equals(in.consent())) {
            wrong.add(MutualAidRefusal.CONSENT_MISSING.at("consent"));
        }
        Decision.of(wrong).orThrow();
        ClaimFacts facts = new ClaimFacts(
                who.id(),
                scheme.code(),
                kind,
                kind == ClaimFacts.Kind.DIAGNOSIS ? null : in.admitted(),
                on,
                in.settled(),
                diagnosed,
                in.hospitalGrade(),
                cause,
                ClaimInput.clean(in.module()).isEmpty() ? null : in.module(),
                amounts,
                medical,
                today,
                scheme.deadlines().late().isPresent() ? in.reimbursed() : null);
        String number = ClaimInput.clean(in.invoiceNumber());
        String shown = number.isEmpty() ? "" : "**** " + number.substring(number.length() - 4);
        return new ClaimForm(facts, agent, payee, invoice, shown, Boolean.TRUE.equals(in.unitMaySee()));
    }

    private boolean asksAmounts() {
        return benefits().anyMatch(each -> each.pay() instanceof Pay.Slabs);
    }

    private Stream<Benefit> benefits() {
        return scheme.modules().stream()
                .flatMap(module -> module.benefits().stream())
                .filter(each -> each.insurances().isEmpty() || each.insurances().contains(insurance));
    }

    private ClaimFacts.Kind kind(ClaimInput in) {
        String typed = ClaimInput.clean(in.kind());
        for (ClaimFacts.Kind each : ClaimFacts.Kind.values()) {
            if (each.name().equals(typed)) {
                return each;
            }
        }
        wrong.add(MutualAidRefusal.KIND_MISSING.at("kind"));
        return ClaimFacts.Kind.STAY;
    }

    private LocalDate event(ClaimInput in, ClaimFacts.Kind kind) {
        LocalDate event = kind == ClaimFacts.Kind.STAY ? in.discharged() : in.on();
        String field = kind == ClaimFacts.Kind.STAY ? "discharged" : "on";
        if (kind == ClaimFacts.Kind.ACCIDENT && in.discharged() != null) {
            event = in.discharged();
            field = "discharged";
        }
        if (kind == ClaimFacts.Kind.STAY && in.admitted() == null) {
            wrong.add(MutualAidRefusal.DAY_MISSING.at("admitted"));
        }
        if (event == null) {
            wrong.add(MutualAidRefusal.DAY_MISSING.at(field));
            return today;
        }
        if (event.isAfter(today)) {
            wrong.add(MutualAidRefusal.DAY_IN_FUTURE.at(field));
        }
        LocalDate admitted = kind == ClaimFacts.Kind.DIAGNOSIS ? null : in.admitted();
        if (admitted != null && admitted.isAfter(event)) {
            wrong.add(MutualAidRefusal.DISCHARGED_BEFORE.at(field));
        }
        LocalDate settled = in.settled();
        if (settled != null && (settled.isBefore(event) || settled.isAfter(today))) {
            wrong.add(MutualAidRefusal.SETTLED_BEFORE.at("settled"));
        }
        LocalDate reimbursed = in.reimbursed();
        if (reimbursed != null && (reimbursed.isBefore(event) || reimbursed.isAfter(today))) {
            wrong.add(MutualAidRefusal.REIMBURSED_BEFORE.at("reimbursed"));
        }
        return event;
    }

    /** 确诊日. A lump is paid by the day on which the illness was found, which lies in the stay; else it is claimed by itself. */
    private @Nullable LocalDate diagnosed(ClaimInput in, ClaimFacts.Medical medical, LocalDate end) {
        LocalDate admitted = in.admitted();
        if (medical.groups().isEmpty() || admitted == null) {
            return null;
        }
        LocalDate day = in.on();
        if (day == null) {
            wrong.add(MutualAidRefusal.DAY_MISSING.at("on"));
        } else if (day.isBefore(admitted) || day.isAfter(end)) {
            wrong.add(MutualAidRefusal.FOUND_OUTSIDE_STAY.at("on"));
        }
        return day;
    }

    private ClaimFacts.Medical medical(ClaimInput in, ClaimFacts.Kind kind) {
        String hospital = text(in.hospital(), "hospital");
        String diagnosis = text(in.diagnosis(), "diagnosis");
        String icd = ClaimInput.clean(in.icd()).toUpperCase(Locale.ROOT);
        if (hospital.isEmpty() && kind == ClaimFacts.Kind.STAY) {
            wrong.add(MutualAidRefusal.HOSPITAL_MISSING.at("hospital"));
        }
        if (diagnosis.isEmpty()) {
            wrong.add(MutualAidRefusal.DIAGNOSIS_MISSING.at("diagnosis"));
        }
        if (!icd.isEmpty() && !ICD.matcher(icd).matches()) {
            wrong.add(MutualAidRefusal.ICD_WRONG.at("icd"));
        }
        Integer grade = in.hospitalGrade();
        if (grade != null && (grade < 1 || grade > 3)) {
            wrong.add(MutualAidRefusal.GRADE_WRONG.at("hospitalGrade"));
        }
        Set<String> known = TrialCase.diagnoses(scheme).keySet();
        List<String> given = in.group() == null ? List.of() : in.group();
        List<String> groups = given.stream()
                .map(ClaimInput::clean)
                .filter(each -> !each.isEmpty())
                .toList();
        groups.stream()
                .filter(each -> !known.contains(each))
                .forEach(each -> wrong.add(MutualAidRefusal.GROUP_UNKNOWN.at("group", each)));
        String invoice = Stream.of(in.invoiceCode(), in.invoiceNumber(), in.invoiceCheck())
                .map(ClaimInput::clean)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" "));
        return new ClaimFacts.Medical(hospital, diagnosis, icd, groups, invoice);
    }

    private String text(@Nullable String typed, String field) {
        String text = ClaimInput.clean(typed);
        if (text.length() > MOST_TEXT) {
            wrong.add(MutualAidRefusal.TEXT_TOO_LONG.at(field, MOST_TEXT));
        }
        return text;
    }

    /** 票据身份. Code and number name an electronic invoice; the check code shows that the paper was at hand. */
    private @Nullable String invoice(ClaimInput in, ClaimFacts.Kind kind, Map<String, Long> amounts) {
        String code = ClaimInput.clean(in.invoiceCode());
        String number = ClaimInput.clean(in.invoiceNumber());
        String check = ClaimInput.clean(in.invoiceCheck());
        boolean needed = kind == ClaimFacts.Kind.STAY || !amounts.isEmpty();
        if (code.isEmpty() && number.isEmpty() && check.isEmpty()) {
            if (needed) {
                wrong.add(MutualAidRefusal.INVOICE_MISSING.at("invoiceCode"));
            }
            return null;
        }
        if (!INVOICE_CODE.matcher(code).matches()) {
            wrong.add(MutualAidRefusal.INVOICE_WRONG.at("invoiceCode"));
        }
        if (!INVOICE_NUMBER.matcher(number).matches()) {
            wrong.add(MutualAidRefusal.INVOICE_WRONG.at("invoiceNumber"));
        }
        if (!INVOICE_CHECK.matcher(check).matches()) {
            wrong.add(MutualAidRefusal.INVOICE_WRONG.at("invoiceCheck"));
        }
        return code + " " + number;
    }

    /** Who files on the phone for somebody else says as what, and that the authorisation is among the papers. */
    private ClaimForm.Agent agent(ClaimInput in, Filer by) {
        boolean other = by.filing() == Filing.AGENT;
        String typed = ClaimInput.clean(in.agentName());
        String name = typed.isEmpty() && other ? by.name() : typed;
        String relation = ClaimInput.clean(in.agentRelation());
        String phone = ClaimInput.clean(in.agentPhone());
        if (name.isEmpty() && relation.isEmpty()) {
            return new ClaimForm.Agent("", "", "", false);
        }
        if (name.isEmpty() || !RELATIONS.contains(relation)) {
            wrong.add(MutualAidRefusal.AGENT_INCOMPLETE.at("agentRelation"));
        }
        if (!name.isEmpty()) {
            wrong.addAll(PersonName.parse(name).at("agentName").reasons());
        }
        if (!phone.isEmpty()) {
            wrong.addAll(PhoneNumber.parse(phone).at("agentPhone").reasons());
        }
        boolean authorised = Boolean.TRUE.equals(in.authorised());
        if (!authorised && (other || by.filing() == Filing.NAMED)) {
            wrong.add(MutualAidRefusal.AUTHORISATION_MISSING.at("authorised"));
        }
        return new ClaimForm.Agent(name, relation, phone, authorised);
    }

    /** The claimant's own card; an heir's, whose papers the reviewer sees. */
    private Awarded.Payee payee(ClaimInput in, Covers.Insuree who, ClaimForm.Agent agent) {
        String card = ClaimInput.clean(in.bankCard()).replaceAll("[\\s-]", "");
        String bank = text(in.bank(), "bank");
        String typed = ClaimInput.clean(in.payeeName());
        String name = typed.isEmpty() ? who.name() : typed;
        wrong.addAll(Awarded.Payee.account(card, bank));
        if (!name.equals(who.name()) && !agent.heir()) {
            wrong.add(MutualAidRefusal.PAYEE_OTHER.at("payeeName"));
        }
        return new Awarded.Payee(name, card, bank);
    }

    private String cause(ClaimInput in, ClaimFacts.Kind kind) {
        String typed = ClaimInput.clean(in.cause());
        if (typed.isEmpty()) {
            return kind == ClaimFacts.Kind.ACCIDENT ? Claim.ACCIDENT : Claim.ILLNESS;
        }
        if (!Causes.of(scheme).contains(typed)) {
            wrong.add(MutualAidRefusal.CAUSE_UNKNOWN.at("cause", typed));
        }
        return typed;
    }

    private void module(ClaimInput in) {
        String typed = ClaimInput.clean(in.module());
        if (!typed.isEmpty() && scheme.find(typed).isEmpty()) {
            wrong.add(MutualAidRefusal.MODULE_UNKNOWN.at(
                    "module",
                    typed,
                    Bilingual.list(
                            scheme.modules().stream().map(AidModule::called).toList())));
        }
    }
}
