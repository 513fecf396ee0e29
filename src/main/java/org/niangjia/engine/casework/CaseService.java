package org.niangjia.engine.casework;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** 办件服务. What the engine asks of the service whose cases these are. */
public interface CaseService {

    CaseType type();

    /** The seat of whoever takes the step that this case now enters. Parties are found by the engine itself. */
    Seat seat(Who who, Case facts);

    /**
     * Where a case goes when a post is handed over to this account; empty where the account takes it like all others. A service
     * whose later seats are never those of the earlier ones says so here.
     */
    default Optional<Seat> instead(Case facts, UUID account) {
        return Optional.empty();
    }

    /**
     * Keys of the terms that hold for this case, such as {@code sq.wages.answer}: the longest counts, none runs not. A limit that
     * the matter brings along is written {@code =15 WORK_DAY}. The term by its own key, where a service says nothing else.
     */
    default List<String> termKeys(String term, Case facts) {
        return List.of(term);
    }

    /** All keys that {@link #termKeys} may give, for the contract test: a service that gives others names them here. */
    default List<String> allTermKeys(String term) {
        return List.of(term);
    }

    /** Office to tell when a clock ran out: the head of the same office first (1), then the level above (2). */
    List<Seat> hearOfDelay(Case facts, int level);

    /** Whether a delay is told at once, because people may be in danger, and not with the next morning's digest. */
    default boolean pressing(Case facts) {
        return false;
    }

    /** The case of a number and its query code, where this service gives codes out; empty where the code is wrong. */
    default Optional<Case> byCode(String no, String code) {
        return Optional.empty();
    }

    /** Where a case is shown to whoever came with its number and code. */
    default String pageByCode(String no) {
        throw new org.niangjia.base.NotVisibleException(no);
    }

    /** Where a case of this type is shown, to whoever may see it. */
    default String page(String no) {
        throw new org.niangjia.base.NotVisibleException(no);
    }
}
