package org.niangjia.service.request;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** 诉求期限. Which terms hold for a declared clock; of several the longest counts (practice, default terms). */
final class RequestTerms {
    /** 难度. Codes are stored and never reused. */
    static final List<String> DIFFICULTIES = List.of("ORDINARY", "DIFFICULT", "VERY_DIFFICULT");

    private RequestTerms() {}

    static Function<String, List<String>> of(Category.Kind kind, String difficulty, boolean fullTime, boolean watched) {
        return term -> switch (term) {
            case Request.ANSWER -> answer(kind, difficulty);
            case "sq.contact" -> kind.contact().isEmpty() ? List.of() : List.of(kind.contact());
            case Request.URGENT -> watched ? List.of(term) : List.of();
            case "sq.sign.full_time" -> fullTime ? List.of(term) : List.of();
            case "sq.sign.part_time" -> fullTime ? List.of() : List.of(term);
            default -> List.of(term);
        };
    }

    /** The longer of category and difficulty. */
    private static List<String> answer(Category.Kind kind, String difficulty) {
        List<String> keys = new ArrayList<>(List.of(kind.answer()));
        switch (difficulty) {
            case "DIFFICULT" -> keys.add("sq.difficult.answer");
            case "VERY_DIFFICULT" -> keys.add("sq.very_difficult.answer");
            default -> keys.add("sq.ordinary.answer");
        }
        return keys;
    }
}
