package org.niangjia.engine.casework;

import java.util.UUID;

/**
 * 办件转回. Published in the transaction in which a case ended that had come out of another one.
 *
 * @param district home partition of the case that it came from
 * @param from that case
 * @param type code of that case's type
 * @param ended the case as it ended, with its result
 * @param solved whether the service that had it calls the matter solved
 */
public record Returned(int district, UUID from, String type, Case ended, boolean solved) {}
