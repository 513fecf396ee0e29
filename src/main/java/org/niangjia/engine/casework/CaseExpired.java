package org.niangjia.engine.casework;

import java.util.UUID;

/**
 * 保存期满. Published in the transaction in which an ended case loses what is personal: services take theirs out too.
 *
 * @param district home partition
 * @param id the case
 * @param type code of its type
 * @param no its number, which stays
 */
public record CaseExpired(int district, UUID id, String type, String no) {}
