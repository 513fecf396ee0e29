package org.niangjia.service.mutualaid;

import java.util.ArrayList;
import java.util.List;
import org.niangjia.base.TimeLimit;
import org.niangjia.engine.benefit.Deadlines;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.frame.Words;

/**
 * 方案须知. What somebody should know of a scheme before they claim: what it never pays and which rule says so, and by when what is
 * done; in the reader's words.
 *
 * @param name what people call the scheme
 * @param excluded what it never pays
 * @param times by when what is done, one sentence each
 * @param source where the times stand
 */
public record SchemeTerms(String scheme, String name, List<Excluded> excluded, List<String> times, String source) {

    /** 不予补助的情形, for readers. */
    public record Excluded(String cause, String name, String source) {}

    /** The terms of a scheme in a language. */
    public static SchemeTerms of(Scheme scheme, Words words) {
        List<Excluded> excluded = scheme.exclusions().stream()
                .map(each -> new Excluded(each.cause(), words.of(each.called()), each.source()))
                .toList();
        return new SchemeTerms(
                scheme.code(), words.of(scheme.called()), excluded, times(scheme.deadlines(), words), scheme.source());
    }

    private static List<String> times(Deadlines deadlines, Words words) {
        List<String> times = new ArrayList<>();
        String claim = deadlines.settled() ? "mutualaid.terms.claim_settled" : "mutualaid.terms.claim";
        times.add(deadlines
                .claimWithin()
                .map(within -> words.t(claim, limit(within, words)))
                .orElseGet(() -> words.t("mutualaid.terms.claim_silent")));
        deadlines
                .decideWithin()
                .ifPresent(within -> times.add(words.t("mutualaid.terms.decide", limit(within, words))));
        deadlines
                .receiptWithin()
                .ifPresent(within -> times.add(words.t("mutualaid.terms.receipt", limit(within, words))));
        return times;
    }

    private static String limit(TimeLimit limit, Words words) {
        return limit.amount() == 0
                ? words.t("base.limit.today")
                : words.t("base.limit." + limit.unit(), limit.amount());
    }
}
