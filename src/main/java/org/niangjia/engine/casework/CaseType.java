package org.niangjia.engine.casework;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 办件类型. One declaration says everything about a kind of case: parties, steps, outcomes, clocks, effects. The words:
 * of, party, step, by, on, end, clock, interrupt, effect, second, outside, reopen, resume, keep.
 */
public final class CaseType {
    /** Where an outcome leads that ends the case. */
    public static final String END = "#";

    /** 中断. An outcome that may come at any step. */
    public record Interrupt(String outcome, Who who, String to) {}

    /** 重新办理. The term that says how often a matter may be taken up again, and where the next one after that goes. */
    public record Reopen(String outcome, String most, String beyond) {}

    /**
     * 办结以后. An outcome of a case that has ended.
     *
     * @param results result codes after which it may come
     * @param until term that says how long after the end
     * @param counted whether it is a reopening, of which there are only so many
     */
    public record Resume(String outcome, Who who, String to, List<String> results, String until, boolean counted) {}

    private final String code;
    private final String name;
    private final int version;
    private final List<String> parties = new ArrayList<>(List.of(Who.APPLICANT));
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final List<CaseClock> clocks = new ArrayList<>();
    private final List<Interrupt> interrupts = new ArrayList<>();
    private final Map<String, String> retired = new LinkedHashMap<>();
    private final List<Resume> resumes = new ArrayList<>();
    private @Nullable Reopen reopen;
    private String keep = "";

    private CaseType(String code, String name, int version) {
        this.code = code;
        this.name = name;
        this.version = version;
    }

    /** @param code two letters that case numbers begin with, never reused */
    public static CaseType of(String code, String name, int version) {
        return new CaseType(code, name, version);
    }

    public CaseType party(String... roles) {
        for (String role : roles) {
            if (!parties.contains(role)) {
                parties.add(role);
            }
        }
        return this;
    }

    public CaseType step(Enum<?> step, Step what) {
        steps.put(step.name(), what);
        return this;
    }

    public CaseType clock(CaseClock clock) {
        clocks.add(clock);
        return this;
    }

    public CaseType interrupt(String outcome, Who who, Enum<?> to) {
        interrupts.add(new Interrupt(outcome, who, to.name()));
        return this;
    }

    /** An outcome of any open step that ends the case at once. */
    public CaseType interruptEnd(String outcome, Who who) {
        interrupts.add(new Interrupt(outcome, who, END));
        return this;
    }

    /** The outcome takes the case up again, as often as the term says; the next time it leads to the other step. */
    public CaseType reopen(String outcome, String most, Enum<?> beyond) {
        reopen = new Reopen(outcome, most, beyond.name());
        return this;
    }

    /** The outcome takes an ended case up again within a time, after these results; counted as a reopening. */
    public CaseType reopenEnded(String outcome, Who who, Enum<?> to, String until, String... results) {
        resumes.add(new Resume(outcome, who, to.name(), List.of(results), until, true));
        return this;
    }

    /** The outcome lets a case go on that ended without an answer; not counted. */
    public CaseType resume(String outcome, Who who, Enum<?> to, String until, String... results) {
        resumes.add(new Resume(outcome, who, to.name(), List.of(results), until, false));
        return this;
    }

    /** Term that says how long the case is kept. */
    public CaseType keep(String term) {
        keep = term;
        return this;
    }

    /** A step of an older version, and the living one that its cases go on from. */
    public CaseType retire(String step, Enum<?> to) {
        retired.put(step, to.name());
        return this;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public int version() {
        return version;
    }

    public List<String> parties() {
        return List.copyOf(parties);
    }

    public Map<String, Step> steps() {
        return steps;
    }

    public String first() {
        return steps.keySet().iterator().next();
    }

    /** The step of a name, or the living one that replaced it. */
    public Step at(String step) {
        Step found = steps.get(living(step));
        if (found == null) {
            throw new IllegalStateException(code + " has no step " + step);
        }
        return found;
    }

    public String living(String step) {
        return steps.containsKey(step) ? step : retired.getOrDefault(step, step);
    }

    public List<Interrupt> interrupts() {
        return List.copyOf(interrupts);
    }

    public List<Resume> resumes() {
        return List.copyOf(resumes);
    }

    public @Nullable Reopen reopening() {
        return reopen;
    }

    public String kept() {
        return keep;
    }

    /** All clocks, each with the step that starts it. */
    public List<CaseClock> clocks() {
        List<CaseClock> all = new ArrayList<>(clocks);
        steps.forEach((name, step) -> step.clocks().forEach(clock -> all.add(clock.startedBy(name))));
        return all;
    }

    Stage stage(String step) {
        return at(step).stage(living(step).equals(first()), parties);
    }

    /** Faults of the declaration: outcomes that lead nowhere, clocks without an outcome, steps out of reach. */
    public List<String> faults() {
        return CaseTypeFaults.of(this);
    }

    String canonical() {
        StringBuilder text = new StringBuilder(code).append(version).append(parties);
        steps.forEach((name, step) -> text.append('\n').append(name).append(step.canonical()));
        clocks.forEach(clock -> text.append('\n').append(clock.canonical()));
        return text.append('\n')
                .append(interrupts)
                .append(resumes)
                .append(reopen)
                .append(keep)
                .append(retired)
                .toString();
    }

    /** SHA-256 of the canonical form: the same version with another form refuses to start. */
    public String hash() {
        try {
            byte[] bytes = canonical().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
