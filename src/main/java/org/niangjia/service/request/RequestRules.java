package org.niangjia.service.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;

/** 诉求规则. Every rule of a request in one place; all reasons come at once. */
final class RequestRules {
    static final int MOST_TEXT = 2_000;
    static final int MOST_SHORT = 100;
    static final int MOST_WORDS = 2_000;

    /** 危险词. Words that never wait for a category: the page shows whom to call at once (practice ruling 8). */
    private static final List<String> DANGER = List.of(
            "自杀",
            "轻生",
            "跳楼",
            "跳江",
            "跳海",
            "不想活",
            "活不下去",
            "割腕",
            "上吊",
            "喝农药",
            "同归于尽",
            "杀人",
            "砍人",
            "爆炸",
            "着火",
            "起火",
            "中毒",
            "晕倒",
            "昏迷",
            "触电",
            "坍塌",
            "塌方",
            "被困",
            "溺水",
            "流血不止",
            "家暴",
            "非法拘禁",
            "suicide",
            "kill myself",
            "end my life",
            "explosion",
            "on fire",
            "poisoned",
            "unconscious",
            "trapped");

    private RequestRules() {}

    /** 提交. What a request needs before it can be handed in. */
    static Decision submission(NewRequest in, Optional<Category> category, IntPredicate open, boolean placeFits) {
        List<Refusal> reasons = new ArrayList<>();
        String text = NewRequest.clean(in.text());
        if (text.codePointCount(0, text.length()) < 2) {
            reasons.add(Refusal.of("request.TEXT_MISSING").at("text"));
        }
        if (text.codePointCount(0, text.length()) > MOST_TEXT) {
            reasons.add(Refusal.of("request.TEXT_TOO_LONG", String.valueOf(MOST_TEXT))
                    .at("text"));
        }
        if (category.isEmpty() || category.get().closed()) {
            reasons.add(Refusal.of("request.CATEGORY_MISSING").at("category"));
        }
        Integer district = in.district();
        if (district == null || !open.test(district)) {
            reasons.add(Refusal.of("request.DISTRICT_MISSING").at("district"));
        }
        if (!placeFits) {
            reasons.add(Refusal.of("request.PLACE_OUTSIDE").at("place"));
        }
        tooLong(reasons, in.employer(), "employer");
        tooLong(reasons, in.site(), "site");
        tooLong(reasons, in.placeText(), "placeText");
        return Decision.of(reasons);
    }

    private static void tooLong(List<Refusal> reasons, @org.jspecify.annotations.Nullable String text, String field) {
        if (NewRequest.clean(text).length() > MOST_SHORT) {
            reasons.add(Refusal.of("request.SHORT_TEXT_TOO_LONG", String.valueOf(MOST_SHORT))
                    .at(field));
        }
    }

    /** 答复、说明. What an officer or applicant says with a decision. */
    static Decision words(String text, String field) {
        List<Refusal> reasons = new ArrayList<>();
        if (text.isBlank()) {
            reasons.add(Refusal.of("request.WORDS_MISSING").at(field));
        }
        if (text.length() > MOST_WORDS) {
            reasons.add(Refusal.of("request.TEXT_TOO_LONG", String.valueOf(MOST_WORDS))
                    .at(field));
        }
        return Decision.of(reasons);
    }

    /** 退回. A wrong unit is said within the term {@code sq.return}, with the reason. */
    static Decision returning(String reason, Instant now, Instant until) {
        List<Refusal> reasons = new ArrayList<>();
        if (reason.isBlank()) {
            reasons.add(Refusal.of("request.REASON_MISSING").at("text"));
        }
        if (now.isAfter(until)) {
            reasons.add(Refusal.of("request.RETURN_TOO_LATE"));
        }
        return Decision.of(reasons);
    }

    /** 联系不上. Three tries on three different days (practice ruling 11). */
    static Decision unreachable(Set<java.time.LocalDate> triedOn) {
        return triedOn.size() >= 3
                ? new Decision.Allowed()
                : Decision.of(List.of(Refusal.of("request.TRIES_MISSING", String.valueOf(triedOn.size()))));
    }

    /** 评价. Solved or not must be said; satisfaction may be left out. */
    static Decision rating(RatingInput in) {
        List<Refusal> reasons = new ArrayList<>();
        if (in.solved() == null) {
            reasons.add(Refusal.of("request.SOLVED_MISSING").at("solved"));
        }
        if (in.satisfaction() != null && !Set.of("GOOD", "FAIR", "BAD").contains(in.satisfaction())) {
            reasons.add(Refusal.of("request.SATISFACTION_UNKNOWN").at("satisfaction"));
        }
        if (NewRequest.clean(in.words()).length() > MOST_WORDS) {
            reasons.add(Refusal.of("request.TEXT_TOO_LONG", String.valueOf(MOST_WORDS))
                    .at("words"));
        }
        return Decision.of(reasons);
    }

    static boolean urgent(String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        return DANGER.stream().anyMatch(lower::contains);
    }

    /** The first sentence as a title, at most 24 characters; a category's name where the text starts with nothing. */
    static String subject(String text) {
        String first = text.strip().split("[。！？!?\\n\\r]", 2)[0].strip();
        String line = first.isEmpty() ? text.strip() : first;
        int length = line.codePointCount(0, line.length());
        return length <= 24 ? line : line.substring(0, line.offsetByCodePoints(0, 23)) + "…";
    }
}
