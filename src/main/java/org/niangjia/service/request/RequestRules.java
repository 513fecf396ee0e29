package org.niangjia.service.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.engine.casework.Case;

/** 诉求规则. Every rule of a request in one place; all reasons come at once. */
final class RequestRules {
    private static final Pattern SENTENCE_END = Pattern.compile("[。！？!?\\n\\r]");

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

    /** 热线. Lines whose orders come with a number and a deadline of their own. */
    static final List<String> ORDER_SOURCES = List.of("12345", "12351");

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
        return Decision.of(unsaid(text, field));
    }

    private static List<Refusal> unsaid(String text, String field) {
        List<Refusal> reasons = new ArrayList<>();
        if (text.isBlank()) {
            reasons.add(Refusal.of("request.WORDS_MISSING").at(field));
        }
        if (text.length() > MOST_WORDS) {
            reasons.add(Refusal.of("request.TEXT_TOO_LONG", String.valueOf(MOST_WORDS))
                    .at(field));
        }
        return reasons;
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

    /** 联系不上. So many tries on as many different days (practice ruling 11, term {@code sq.unreachable.tries}). */
    static Decision unreachable(Set<java.time.LocalDate> triedOn, int needed) {
        return triedOn.size() >= needed
                ? new Decision.Allowed()
                : Decision.of(List.of(
                        Refusal.of("request.TRIES_MISSING", String.valueOf(triedOn.size()), String.valueOf(needed))));
    }

    /** 重新办理. What taking up an ended case is called: nobody was answered where nobody was reached. */
    static String reopening(Case ended) {
        return Request.UNREACHABLE.equals(ended.result()) ? Request.RESUMED : Request.REOPENED;
    }

    /** 难度. While the office has it, with the reason. */
    static Decision difficulty(Case known, @Nullable String difficulty, String reason) {
        List<Refusal> reasons = unsaid(reason, "text");
        if (difficulty == null || !RequestTerms.DIFFICULTIES.contains(difficulty)) {
            reasons.add(Refusal.of("request.DIFFICULTY_UNKNOWN").at("difficulty"));
        }
        if (!Set.of("SIGN", "HANDLE").contains(known.step()) || !known.stage().open()) {
            reasons.add(Refusal.of("request.DIFFICULTY_TOO_LATE"));
        }
        return Decision.of(reasons);
    }

    /** 转外部单位. Whom, and what is asked of them. */
    static Decision referral(String recipient, String text) {
        List<Refusal> reasons = unsaid(text, "text");
        if (recipient.isEmpty()) {
            reasons.add(Refusal.of("request.RECIPIENT_MISSING").at("recipient"));
        }
        tooLong(reasons, recipient, "recipient");
        return Decision.of(reasons);
    }

    /** 上级交办单. From which line, its number, and until when. */
    static Decision order(@Nullable String source, String orderNo, @Nullable LocalDate due, LocalDate today) {
        List<Refusal> reasons = new ArrayList<>();
        if (source == null || !ORDER_SOURCES.contains(source)) {
            reasons.add(Refusal.of("request.ORDER_SOURCE").at("source"));
        }
        if (!orderNo.matches("[0-9A-Z][0-9A-Z-]{3,39}")) {
            reasons.add(Refusal.of("request.ORDER_NUMBER").at("orderNo"));
        }
        if (due == null || due.isBefore(today)) {
            reasons.add(Refusal.of("request.ORDER_DUE").at("due"));
        }
        return Decision.of(reasons);
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
        String first = SENTENCE_END.split(text.strip(), 2)[0].strip();
        String line = first.isEmpty() ? text.strip() : first;
        int length = line.codePointCount(0, line.length());
        return length <= 24 ? line : line.substring(0, line.offsetByCodePoints(0, 23)) + "…";
    }
}
