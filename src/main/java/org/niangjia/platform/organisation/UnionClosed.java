package org.niangjia.platform.organisation;

import org.niangjia.base.Scope;

/** 工会已撤销. A union was closed; its upper union takes what is left. Told in the same transaction. */
public record UnionClosed(Scope scope, Union union, Union upper, String reason) {}
