package org.niangjia.base;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 数据范围. How far the one who acts may see. Every store method takes one first: no Scope, no SQL.
 *
 * @param actor who acts
 * @param districts home partitions that may be read, at most 120
 * @param path prefix of the union tree inside those districts; empty for the whole of them, null for nobody's
 *     office (a worker, who sees only what is their own)
 * @param office exact place of the actor's own office, where their tasks lie; null for nobody's office. An office of
 *     a county (部室, 职工服务中心) sees the county's subtree and works on its own tasks
 * @param ownEmployers employers that the actor works for or whose union they serve: confidential cases about
 *     these stay hidden in every list, search, figure, warning, message and export
 */
public record Scope(
        Actor actor,
        List<Integer> districts,
        @Nullable String path,
        @Nullable String office,
        Set<UUID> ownEmployers) {

    private static final int MOST_DISTRICTS = 120;

    public Scope {
        districts = List.copyOf(districts);
        ownEmployers = Set.copyOf(ownEmployers);
        if (districts.isEmpty() || districts.size() > MOST_DISTRICTS) {
            throw new IllegalArgumentException("a scope has 1 to 120 districts, not " + districts.size());
        }
    }

    /** A Scope whose office is the top of its subtree. */
    public Scope(Actor actor, List<Integer> districts, @Nullable String path, Set<UUID> ownEmployers) {
        this(actor, districts, path, path, ownEmployers);
    }

    /** The house itself inside one district: pollers, imports that run on, the demo. */
    public static Scope house(int district) {
        return new Scope(Actor.HOUSE, List.of(district), "", Set.of());
    }

    /** A person who sees only what is their own. */
    public static Scope self(Actor person, int district) {
        return new Scope(person, List.of(district), null, Set.of());
    }

    public boolean covers(int district) {
        return districts.contains(district);
    }

    /** Gives the district back when it is covered. Throws {@link NotVisibleException} otherwise, before any query. */
    public int require(int district) {
        if (!covers(district)) {
            throw new NotVisibleException("district " + district);
        }
        return district;
    }

    /** For SQL: {@code district = ANY(:districts)}. */
    public Integer[] districtArray() {
        return districts.toArray(Integer[]::new);
    }

    /** For SQL: {@code employer <> ALL(:ownEmployers)}. */
    public UUID[] ownEmployerArray() {
        return ownEmployers.toArray(UUID[]::new);
    }

    /** The account that acts. Throws when the actor has none. */
    public UUID account() {
        UUID account = actor.account();
        if (account == null) {
            throw new IllegalStateException("the actor has no account");
        }
        return account;
    }
}
