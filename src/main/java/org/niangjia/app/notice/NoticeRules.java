package org.niangjia.app.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.base.Text;

/** 通知规则. What may be told to everybody: short, for a time, and nothing by which a person could be found. */
final class NoticeRules {
    static final int LONGEST_TITLE = 40;
    static final int LONGEST_BODY = 1000;
    static final int MOST_DAYS = 366;
    private static final Pattern ID_NUMBER = Pattern.compile("(?<!\\d)\\d{17}[\\dXx](?!\\d)");
    private static final Pattern MOBILE =
            Pattern.compile("(?<!\\d)(?:\\+?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}(?!\\d)");

    private NoticeRules() {}

    static Decision words(String title, String body, @Nullable LocalDate from, @Nullable LocalDate until) {
        List<Refusal> reasons = new ArrayList<>();
        if (title.isEmpty() || Text.length(title) > LONGEST_TITLE) {
            reasons.add(
                    Refusal.of("notice.TITLE", Integer.toString(LONGEST_TITLE)).at("title"));
        }
        if (body.isEmpty() || Text.length(body) > LONGEST_BODY) {
            reasons.add(
                    Refusal.of("notice.BODY", Integer.toString(LONGEST_BODY)).at("body"));
        }
        if (personal(title) || personal(body)) {
            reasons.add(Refusal.of("notice.PERSONAL").at(personal(title) ? "title" : "body"));
        }
        if (from == null || until == null || until.isBefore(from)) {
            reasons.add(Refusal.of("notice.DAYS").at(from == null ? "from" : "until"));
        } else if (from.plusDays(MOST_DAYS).isBefore(until)) {
            reasons.add(
                    Refusal.of("notice.TOO_LONG", Integer.toString(MOST_DAYS)).at("until"));
        }
        return Decision.of(reasons);
    }

    /** An ID number or somebody's mobile; an office is reached by its line. */
    private static boolean personal(String text) {
        return ID_NUMBER.matcher(text).find() || MOBILE.matcher(text).find();
    }

    /** Only a draft whose days are not over can be told. */
    static Decision publication(Notice notice, LocalDate today) {
        List<Refusal> reasons = new ArrayList<>();
        if (notice.publishedAt() != null) {
            reasons.add(Refusal.of("notice.PUBLISHED_ALREADY"));
        }
        if (notice.lastDay().isBefore(today)) {
            reasons.add(Refusal.of("notice.OVER"));
        }
        return Decision.of(reasons);
    }

    static Decision withdrawal(Notice notice, String why) {
        List<Refusal> reasons = new ArrayList<>();
        if (notice.publishedAt() == null || notice.withdrawnAt() != null) {
            reasons.add(Refusal.of("notice.NOT_SHOWN"));
        }
        if (why.isEmpty() || Text.length(why) > 200) {
            reasons.add(Refusal.of("notice.WHY").at("why"));
        }
        return Decision.of(reasons);
    }
}
