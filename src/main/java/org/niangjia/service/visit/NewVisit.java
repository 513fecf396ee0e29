package org.niangjia.service.visit;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 走访记录. What somebody writes down of a visit, at the place or on Friday for Monday. Only unit and day are needed.
 *
 * @param id made where it was written down; the same one sent again is the same visit. Without one the house makes it
 * @param district county of the unit
 * @param unit registered unit by name, credit code or id
 * @param day when
 * @param plan whether it is still to be made
 * @param campaign number of the campaign, or null for an ordinary visit
 * @param from when they arrived
 * @param until when they left
 * @param people who went along, as it shall be printed
 * @param workshops how many workshops and teams were seen
 * @param managers how many of the management took part in the talk
 * @param workers how many workers took part in the talk
 * @param production learned about the unit's business
 * @param said learned about what workers want
 * @param union learned about its union
 * @param minutes of the meeting
 * @param questions counts of the five questions: 满意, 一般, 不满意 of each, fifteen numbers, or none
 * @param base version that the writer had before their eyes; null or 0 for a new one
 * @param findings what was found, in order; none is a valid visit
 */
record NewVisit(
        @Nullable UUID id,
        @Nullable Integer district,
        @Nullable String unit,
        @Nullable LocalDate day,
        @Nullable Boolean plan,
        @Nullable String campaign,
        @Nullable LocalTime from,
        @Nullable LocalTime until,
        @Nullable String people,
        @Nullable Integer workshops,
        @Nullable Integer managers,
        @Nullable Integer workers,
        @Nullable String production,
        @Nullable String said,
        @Nullable String union,
        @Nullable String minutes,
        @Nullable List<Integer> questions,
        @Nullable Integer base,
        @Nullable List<NewFinding> findings) {

    /**
     * 发现的问题.
     *
     * @param id made where it was written down, or null
     * @param theme PRODUCTION, WORKERS or UNION
     * @param text what was found
     * @param outcome OPEN, ANSWERED, CASE, OUTSIDE, LONG_TERM or NOTED; OPEN when nothing is said
     * @param answer what was answered on the spot, or why it takes long
     * @param category what kind of case it becomes
     * @param recipient body outside that it goes to
     * @param told whether the unit may read it in the feedback
     */
    record NewFinding(
            @Nullable UUID id,
            @Nullable String theme,
            @Nullable String text,
            @Nullable String outcome,
            @Nullable String answer,
            @Nullable String category,
            @Nullable String recipient,
            @Nullable Boolean told) {

        String what() {
            return clean(text);
        }

        String reply() {
            return clean(answer);
        }

        Outcome goesTo() {
            String named = clean(outcome);
            return named.isEmpty() ? Outcome.OPEN : Outcome.valueOf(named);
        }

        Theme about() {
            return Theme.valueOf(clean(theme));
        }

        boolean isTold() {
            return Boolean.TRUE.equals(told);
        }
    }

    static String clean(@Nullable String text) {
        return text == null ? "" : text.replace("\0", "").replace("\r\n", "\n").strip();
    }

    List<NewFinding> found() {
        return findings == null ? List.of() : findings;
    }

    List<Integer> sheet() {
        return questions == null ? List.of() : questions;
    }

    /** What was learned of a theme. */
    String learned(Theme theme) {
        return clean(
                switch (theme) {
                    case PRODUCTION -> production;
                    case WORKERS -> said;
                    case UNION -> union;
                });
    }

    boolean planned() {
        return Boolean.TRUE.equals(plan);
    }

    static int number(@Nullable Integer given) {
        return given == null ? 0 : given;
    }
}
