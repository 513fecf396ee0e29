package org.niangjia.engine.payment;

import java.util.Set;
import java.util.UUID;
import org.niangjia.engine.ledger.Book;

/**
 * 付款单. What a service asks to be paid, once it has been decided.
 *
 * @param source code of the service
 * @param subject the service's own id of what is paid; one open order each
 * @param about what the payee reads beside the amount, such as the number of a case; never a disease
 * @param book books that it is paid from
 * @param expense account that is debited
 * @param bank account that is credited
 * @param amountFen 1 or more
 * @param deciders accounts of those who decided it: none of them makes or releases the batch
 */
public record PaymentOrder(
        String source,
        UUID subject,
        String about,
        Book book,
        UUID expense,
        UUID bank,
        long amountFen,
        Payee payee,
        Set<UUID> deciders) {
    public PaymentOrder {
        deciders = Set.copyOf(deciders);
    }
}
