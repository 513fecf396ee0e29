package org.niangjia.service.mutualaid.cover;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.niangjia.engine.benefit.AidModule;
import org.niangjia.engine.benefit.Liability;
import org.niangjia.engine.benefit.Progress;
import org.niangjia.engine.benefit.Scheme;

/**
 * 责任已终止. Since when and why a cover that still runs pays nothing more.
 *
 * @param on day of the decision after which nothing is left
 * @param capFen what was reached, in fen; 0 where no cap ended it
 */
record EndedCover(Liability.End why, LocalDate on, long capFen) {

    /**
     * 一次核定里的一项. A benefit's part of an award, or of what takes an award back.
     *
     * @param taken 1 for a lump that is taken with it, −1 for one that is given back
     */
    record Part(String scheme, int year, int seq, LocalDate decidedOn, Progress.Of of, long paidFen, int taken) {}

    /**
     * As it stands on a day; what was taken back since opens it again. A benefit that ends the liability ends it for every plan year of
     * the cover, a cap for its own.
     */
    static Optional<EndedCover> of(Scheme scheme, CoverHistory.Spell spell, List<Part> parts, LocalDate today) {
        int turn = scheme.year().turn(spell.from(), today);
        int now = spell.year() + Math.clamp(turn, 0, spell.years() - 1);
        List<Part> own = parts.stream()
                .filter(each -> each.scheme().equals(spell.scheme()))
                .toList();
        return IntStream.range(spell.year(), spell.year() + spell.years())
                .mapToObj(year -> inYear(scheme, spell, own, year)
                        .filter(ended -> year == now || ended.why() == Liability.End.PAID_OFF))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<EndedCover> inYear(Scheme scheme, CoverHistory.Spell spell, List<Part> parts, int year) {
        AidModule module = scheme.module(spell.module());
        Map<Integer, LocalDate> awards = new TreeMap<>();
        parts.stream().filter(each -> each.year() == year).forEach(each -> awards.put(each.seq(), each.decidedOn()));
        @Nullable EndedCover ended = null;
        for (Map.Entry<Integer, LocalDate> award : awards.entrySet()) {
            Progress progress = upTo(parts, year, award.getKey());
            Optional<Liability.End> why = Liability.end(scheme, module, spell.shares(), progress);
            if (why.isEmpty()) {
                ended = null;
            } else if (ended == null) {
                ended = new EndedCover(
                        why.get(),
                        award.getValue(),
                        cap(scheme, module, spell, why.get()).orElse(0));
            }
        }
        return Optional.ofNullable(ended);
    }

    private static OptionalLong cap(Scheme scheme, AidModule module, CoverHistory.Spell spell, Liability.End why) {
        return switch (why) {
            case PAID_OFF -> OptionalLong.empty();
            case MODULE_CAP -> module.cap(spell.shares());
            case SCHEME_CAP -> scheme.capFen();
        };
    }

    /** Sums of a plan year up to one of its awards; a lump of another plan year is taken too. */
    private static Progress upTo(List<Part> parts, int year, int seq) {
        Map<Progress.Of, Long> paid = new HashMap<>();
        Map<Progress.Of, Integer> taken = new HashMap<>();
        for (Part part : parts) {
            if (part.year() == year && part.seq() <= seq) {
                paid.merge(part.of(), part.paidFen(), Long::sum);
            }
            if (part.year() != year || part.seq() <= seq) {
                taken.merge(part.of(), part.taken(), Integer::sum);
            }
        }
        Progress progress = Progress.none();
        taken.forEach((of, times) -> {
            long fen = paid.getOrDefault(of, 0L);
            progress.add(of, new Progress.Sum(BigDecimal.ZERO, 0, fen, fen, times > 0));
        });
        return progress;
    }
}
