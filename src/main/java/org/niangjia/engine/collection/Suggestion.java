package org.niangjia.engine.collection;

import java.util.List;

/**
 * 认领建议. Notices that a line may be meant for, and why; a person decides.
 *
 * @param fit what is left over, or missing, when the line goes to them
 */
record Suggestion(List<Notice> notices, Why why, Fit fit, long differenceFen) {
    /** 依据: the code in the remark, the payer's name, the amount alone. */
    enum Why {
        CODE,
        PAYER_AND_AMOUNT,
        PAYER,
        AMOUNT
    }

    /** 多少: to the fen, too much, too little. */
    enum Fit {
        EXACT,
        OVER,
        UNDER
    }

    static Suggestion of(List<Notice> notices, Why why, long restFen) {
        long wanted = notices.stream().mapToLong(Notice::restFen).sum();
        long difference = Math.abs(restFen - wanted);
        Fit fit = restFen == wanted ? Fit.EXACT : restFen > wanted ? Fit.OVER : Fit.UNDER;
        return new Suggestion(List.copyOf(notices), why, fit, difference);
    }
}
