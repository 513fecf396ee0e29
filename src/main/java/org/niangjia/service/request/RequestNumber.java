package org.niangjia.service.request;

import org.niangjia.engine.casework.CaseNumber;

/** 诉求编号, such as SQ-330903-2026-000123. Its district is parsed before any query. */
final class RequestNumber {
    private RequestNumber() {}

    static String of(int district, int year, long number) {
        return new CaseNumber(Request.CODE, district, year, number).text();
    }

    /** The district in a number. Throws NotVisibleException for what is no number. */
    static int district(String no) {
        return CaseNumber.read(no, Request.CODE).district();
    }
}
