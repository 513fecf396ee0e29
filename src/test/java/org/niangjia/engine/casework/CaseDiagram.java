package org.niangjia.engine.casework;

import java.util.Locale;
import org.niangjia.platform.frame.Words;

/** 流程图. A type's declaration as a mermaid state diagram and a table of its clocks. */
final class CaseDiagram {
    private final CaseType type;
    private final Words words;
    private final StringBuilder text = new StringBuilder();

    CaseDiagram(CaseType type, Words words) {
        this.type = type;
        this.words = words;
    }

    String markdown() {
        line("# %s %s · version %d", type.code(), type.name(), type.version());
        line("");
        line("Generated from the declaration; `EveryCaseType` compares it and says how to write it anew.");
        line("");
        line("```mermaid");
        line("stateDiagram-v2");
        type.steps().forEach((name, step) -> line("    state \"%s\" as %s", label(name, step), name));
        line("    [*] --> %s", type.first());
        type.steps()
                .forEach((name, step) -> step.outcomes()
                        .forEach((outcome, to) ->
                                line("    %s --> %s: %s", name, to.equals(CaseType.END) ? "[*]" : to, outcome)));
        CaseType.Reopen reopen = type.reopening();
        if (reopen != null) {
            type.steps().forEach((name, step) -> {
                if (step.outcomes().containsKey(reopen.outcome())) {
                    line("    %s --> %s: %s after %s times", name, reopen.beyond(), reopen.outcome(), reopen.most());
                }
            });
        }
        line("```");
        line("");
        type.interrupts()
                .forEach(interrupt -> line(
                        "At any step: `%s` by %s leads to %s.",
                        interrupt.outcome(),
                        String.join(", ", interrupt.who().names()),
                        interrupt.to().equals(CaseType.END) ? "the end" : interrupt.to()));
        line("");
        line("| clock | starts at | stops at | then |");
        line("|---|---|---|---|");
        type.clocks()
                .forEach(clock -> line(
                        "| `%s` | %s | %s | %s |",
                        clock.term(),
                        clock.from(),
                        clock.until().isEmpty() ? "leaving it" : String.join(", ", clock.until()),
                        clock.floor() ? "not before" : clock.then()));
        return text.toString();
    }

    private String label(String name, Step step) {
        String said = words.find("casework.step." + type.code() + "." + name).orElse(name);
        return said + " (" + step.who().kind().name().toLowerCase(Locale.ROOT) + " "
                + String.join(", ", step.who().names()) + ")";
    }

    private void line(String form, Object... args) {
        text.append(String.format(Locale.ROOT, form, args)).append('\n');
    }
}
