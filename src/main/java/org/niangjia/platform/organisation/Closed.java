package org.niangjia.platform.organisation;

import java.time.Instant;

/** 撤销记录. When something was closed, by whom and why. */
public record Closed(Instant at, String byName, String reason) {}
