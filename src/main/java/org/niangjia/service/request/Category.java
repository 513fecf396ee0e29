package org.niangjia.service.request;

/**
 * 诉求类别. What a request is about, in the worker's words; decides the clock and who must not see it.
 *
 * @param code stable code
 * @param kind what clock it has
 * @param nameZh name in Chinese
 * @param nameEn name in English
 * @param hintZh examples in Chinese
 * @param hintEn examples in English
 * @param concernsEmployer whether it may concern the employer: then the unit's own union never gets it unasked
 * @param position place in the list
 * @param closed whether it is no longer offered
 */
record Category(
        String code,
        Kind kind,
        String nameZh,
        String nameEn,
        String hintZh,
        String hintEn,
        boolean concernsEmployer,
        int position,
        boolean closed) {

    /** 诉求性质. Decides contact and answer times. */
    enum Kind {
        /** 咨询 */
        CONSULT("sq.consult.contact", "sq.consult.answer"),
        /** 帮扶 */
        AID("sq.aid.contact", "sq.aid.result"),
        /** 意见建议 */
        ADVICE("", "sq.advice.answer"),
        /** 投诉维权 */
        COMPLAINT("", "sq.complaint.answer"),
        /** 欠薪 */
        WAGES("sq.wages.contact", "sq.wages.answer"),
        /** 投诉办理服务 */
        HANDLING("", "sq.complaint.answer");

        private final String contact;
        private final String answer;

        Kind(String contact, String answer) {
            this.contact = contact;
            this.answer = answer;
        }

        String contact() {
            return contact;
        }

        String answer() {
            return answer;
        }
    }

    String name(boolean chinese) {
        return chinese ? nameZh : nameEn;
    }

    String hint(boolean chinese) {
        return chinese ? hintZh : hintEn;
    }
}
