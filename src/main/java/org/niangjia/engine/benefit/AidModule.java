package org.niangjia.engine.benefit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.niangjia.base.Bilingual;

/**
 * 互助项目. A part of a scheme that may be taken for itself.
 *
 * @param fees fee per share by length of cover in plan years
 * @param personalFen least of the fee that the person pays, in fen; 0 where nothing is said
 * @param sex only for men or women, or anybody
 * @param minShares fewest shares
 * @param maxShares most shares
 * @param waiting waiting period, if any
 * @param hospitalGrade lowest grade of the hospital, 1 to 3; 0 for any
 * @param capFen most per person and plan year, in fen
 * @param capPerShareFen most per share, person and plan year, in fen
 */
public record AidModule(
        String code,
        String name,
        String english,
        List<Fee> fees,
        long personalFen,
        Optional<Person.Sex> sex,
        int minShares,
        int maxShares,
        Optional<Waiting> waiting,
        int hospitalGrade,
        OptionalLong capFen,
        OptionalLong capPerShareFen,
        List<Benefit> benefits) {

    /** 互助费: for a number of plan years, in fen per share. */
    public record Fee(int years, long fen) {}

    /** What people call it. */
    public Bilingual called() {
        return new Bilingual(name, english);
    }

    /** Most for a number of shares, in fen. */
    public OptionalLong cap(int shares) {
        if (capPerShareFen.isEmpty()) {
            return capFen;
        }
        long perShare = Math.multiplyExact(capPerShareFen.getAsLong(), (long) shares);
        return OptionalLong.of(Math.min(perShare, capFen.orElse(Long.MAX_VALUE)));
    }

    /** The fee of one share for a number of plan years, in fen; none where the scheme has no such cover. */
    public OptionalLong feeFen(int years) {
        return fees.stream()
                .filter(fee -> fee.years() == years)
                .mapToLong(Fee::fen)
                .findFirst();
    }
}
