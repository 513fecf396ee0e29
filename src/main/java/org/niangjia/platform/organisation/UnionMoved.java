package org.niangjia.platform.organisation;

import org.niangjia.base.Scope;

/** 工会已移动. A union and all below it have new places in the tree; told in the same transaction. */
public record UnionMoved(Scope scope, int district, String fromPath, String toPath) {}
