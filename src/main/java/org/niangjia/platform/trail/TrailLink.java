package org.niangjia.platform.trail;

import java.time.Instant;
import java.util.UUID;

/** 链环. One place in a district's chain: which entry stands there, when it was sealed, and the code over all so far. */
record TrailLink(long seq, UUID entry, Instant sealedAt, byte[] chain) {}
