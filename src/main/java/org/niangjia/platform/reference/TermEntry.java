package org.niangjia.platform.reference;

import java.time.Instant;

/** 条款登记. A term with its kind, and who entered it when. */
public record TermEntry(Term term, TermKind kind, Instant enteredAt, String enteredBy) {}
