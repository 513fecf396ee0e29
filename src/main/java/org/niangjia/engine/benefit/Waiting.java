package org.niangjia.engine.benefit;

/**
 * 免责期. Days from the first day of cover in which nothing is paid yet.
 *
 * @param days length; the first day of cover is day 1
 * @param renewalDays a renewal no more days than this after the end of the last cover keeps the first day and waits no more
 * @param lastDayWaits whether the last of the days still waits; texts often leave it open
 */
public record Waiting(int days, int renewalDays, boolean lastDayWaits) {
    boolean contains(long day) {
        return lastDayWaits ? day <= days : day < days;
    }
}
