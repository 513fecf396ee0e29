package org.niangjia.service.mutualaid.recovery;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.niangjia.engine.benefit.Progress;
import org.niangjia.service.mutualaid.award.ClaimResult;

/** 多付. What is right about a claim instead of what was handed in, and what comes of it over the plan years. */
final class Overpayment {
    private Overpayment() {}

    /** 更正. What is right about a claim: nothing was due, or these amounts. */
    record Change(boolean nothingDue, Map<String, Long> amounts) {
        /** 原样. As it was handed in. */
        static final Change NONE = new Change(false, Map.of());
    }

    /**
     * 一个保障年度.
     *
     * @param seq number of the correction in the plan year
     * @param difference what the correction adds, mostly below zero
     */
    record Year(
            int year,
            int seq,
            long wasFen,
            long nowFen,
            Map<Progress.Of, Progress.Sum> difference,
            Map<String, UUID> enrolments) {
        long overFen() {
            return wasFen - nowFen;
        }
    }

    /** 核算结果. By plan year, and how the claim itself is computed rightly. */
    record Result(UUID person, String scheme, LocalDate on, List<Year> years, List<ClaimResult.Explained> explained) {
        long overFen() {
            return years.stream().mapToLong(Year::overFen).sum();
        }
    }
}
