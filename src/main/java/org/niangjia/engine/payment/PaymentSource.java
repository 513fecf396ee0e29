package org.niangjia.engine.payment;

import java.time.LocalDate;
import java.util.UUID;
import org.niangjia.base.Scope;

/** 付款来源. A service whose grants are paid out: it is told, in the same transaction, what the bank has said. */
public interface PaymentSource {

    /** Stable code, stored with every order, such as {@code mutualaid}. */
    String code();

    /** Words key of what is paid, such as 互助金. */
    String words();

    /**
     * The money is with the payee.
     *
     * @param subject the service's own id, given with the order
     * @param on day that the bank names
     * @param transfer by which the ledger moved it
     */
    void paid(Scope scope, int district, UUID subject, LocalDate on, UUID transfer);

    /**
     * The bank sent it back, or a batch was given up; nothing is held any more. It may be ordered again with another account.
     *
     * @param reason the bank's words
     */
    void returned(Scope scope, int district, UUID subject, String reason);
}
