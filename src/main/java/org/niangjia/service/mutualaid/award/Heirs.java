package org.niangjia.service.mutualaid.award;

import java.util.List;
import java.util.UUID;
import org.niangjia.base.Apportionment;
import org.niangjia.base.Scope;
import org.niangjia.platform.seal.Masks;

/** 继承人. Who receives the awards of somebody who has died; told by whoever keeps the register of estates. */
public interface Heirs {
    /**
     * 继承份额.
     *
     * @param share of ten thousand
     */
    record Heir(UUID id, String name, String relation, String idMasked, int share, Awarded.Payee payee) {
        public String masked() {
            return Masks.bankCard(payee.account());
        }
    }

    /** In the order in which they were entered; none for the living. */
    List<Heir> of(Scope scope, int district, UUID person);

    /** 按份额分, in ten-thousandths of the whole. */
    static List<Long> divide(long fen, List<Integer> shares) {
        return Apportionment.divide(fen, shares.stream().map(Integer::longValue).toList());
    }
}
