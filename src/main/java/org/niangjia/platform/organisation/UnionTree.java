package org.niangjia.platform.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.niangjia.base.Scope;
import org.springframework.stereotype.Component;

/** 组织树. The part of the tree that a page shows: from the officer's own union down to the chosen one, opened on the way. */
@Component
class UnionTree {
    static final int MOST_CHILDREN = 200;

    private final Unions unions;

    UnionTree(Unions unions) {
        this.unions = unions;
    }

    /**
     * 节点. A union with those below it, when it is opened.
     *
     * @param more whether there are more below than are shown
     */
    record Node(Union union, List<Node> children, boolean current, boolean opened, boolean more) {
        String href() {
            return "/unions/" + union.district() + "/" + union.id();
        }
    }

    /** The officer's own union, from which the tree hangs; empty for an officer whose union is not set up. */
    Optional<Union> root(Scope scope) {
        String path = scope.path();
        if (path == null || path.isEmpty()) {
            return unions.regional(scope, scope.districts().getFirst());
        }
        return unions.at(scope, UnionPath.districts(path).getLast(), List.of(path)).stream()
                .findFirst();
    }

    Optional<Node> to(Scope scope, Union chosen) {
        return root(scope)
                .filter(root -> UnionPath.contains(root.path(), chosen.path()))
                .map(root -> node(scope, root, chosen));
    }

    private Node node(Scope scope, Union union, Union chosen) {
        boolean onTheWay = UnionPath.contains(union.path(), chosen.path());
        if (!onTheWay || union.kind().office()) {
            return new Node(union, List.of(), union.id().equals(chosen.id()), false, false);
        }
        List<Union> below = unions.below(scope, union, MOST_CHILDREN + 1);
        boolean more = below.size() > MOST_CHILDREN;
        List<Union> shown = new ArrayList<>(more ? below.subList(0, MOST_CHILDREN) : below);
        if (more) {
            withChosen(shown, below, chosen);
        }
        List<Node> children =
                shown.stream().map(child -> node(scope, child, chosen)).toList();
        return new Node(union, children, union.id().equals(chosen.id()), true, more);
    }

    /** The chosen one is shown even when it stands behind the last of so many. */
    private static void withChosen(List<Union> shown, List<Union> below, Union chosen) {
        boolean there = shown.stream().anyMatch(child -> UnionPath.contains(child.path(), chosen.path()));
        if (!there
                && UnionPath.parent(chosen.path())
                        .equals(UnionPath.parent(below.getFirst().path()))) {
            shown.add(chosen);
        }
    }
}
