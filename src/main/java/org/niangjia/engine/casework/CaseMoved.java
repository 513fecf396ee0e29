package org.niangjia.engine.casework;

import java.util.List;

/**
 * 办件已推进. Published inside the transaction after a case was opened or moved.
 *
 * @param facts the case after the move
 * @param stepFrom step before; empty when it was opened
 * @param outcome outcome taken
 * @param effects what the entered step brings about
 */
public record CaseMoved(Case facts, String stepFrom, String outcome, List<Effect> effects) {}
