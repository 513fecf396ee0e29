package org.niangjia.platform.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Refusal;

/**
 * 问题说明. Why a call failed, after RFC 9457, with every refusal in the reader's language.
 *
 * @param status HTTP status
 * @param code stable code and message key
 * @param title one sentence: what is wrong
 * @param detail one sentence: what to do
 * @param refusals all reasons
 */
public record Problem(int status, String code, String title, String detail, List<Said> refusals) {

    /** 理由. A refusal as told to the reader. */
    public record Said(
            String code,
            String message,
            @Nullable String field,
            @Nullable Integer row,
            @Nullable String column) {

        static Said of(Refusal refusal, Words words) {
            return new Said(
                    refusal.code(),
                    words.t(refusal.code(), refusal.args().toArray()),
                    refusal.field(),
                    refusal.row(),
                    refusal.column());
        }
    }

    static Problem of(int status, String code, List<Refusal> refusals, Words words) {
        return new Problem(
                status,
                code,
                words.t(code),
                words.find(code + ".then").orElse(""),
                refusals.stream().map(r -> Said.of(r, words)).toList());
    }

    /** The message at a field, or an empty text. */
    public String at(String field) {
        return refusals.stream()
                .filter(said -> field.equals(said.field()))
                .map(Said::message)
                .findFirst()
                .orElse("");
    }
}
