package org.niangjia.engine.benefit;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Bilingual;

/**
 * 计算明细. One step of a computation as people read it on the phone and auditors recompute it.
 *
 * @param code message key without the prefix {@code benefit.trace.}
 * @param module module code, or {@code ""} of the claim as a whole
 * @param benefit benefit code, or {@code ""}
 * @param figures amounts by name, in fen, not rounded before the step {@code ROUNDED} ({@code rate} is a rate, {@code days} are days)
 * @param args values put into the message
 */
public record TraceLine(
        String code, String module, String benefit, Map<String, BigDecimal> figures, List<String> args) {

    static TraceLine of(String code, String module, String benefit, Object... args) {
        return new TraceLine(code, module, benefit, Map.of(), texts(args));
    }

    /** Values of a message, names in both languages. */
    static List<String> texts(Object... args) {
        return Arrays.stream(args)
                .map(each -> each instanceof Bilingual name ? name.written() : String.valueOf(each))
                .toList();
    }

    TraceLine with(String name, @Nullable BigDecimal figure) {
        if (figure == null) {
            return this;
        }
        Map<String, BigDecimal> more = new LinkedHashMap<>(figures);
        more.put(name, figure);
        return new TraceLine(code, module, benefit, more, args);
    }

    TraceLine with(String name, long figure) {
        return with(name, BigDecimal.valueOf(figure));
    }
}
