package org.niangjia.engine.collection;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.niangjia.base.Refusal;
import org.niangjia.base.Scope;

/** 收费业务. What a service that takes fees declares: its tills with their books, and what becomes of a matter that is paid. */
public interface FeeService {
    /** Tills that this service keeps in a district. */
    List<Till> tills(Scope scope, int district);

    /**
     * Writes movements into the till's books, all or none, in the caller's transaction.
     *
     * @return ids of the transfers, in their order
     */
    List<UUID> post(Scope scope, Till till, List<Movement> movements);

    /**
     * Orders a payment back out of suspense, in the caller's transaction; the amount is held until the bank has said. Who asks
     * does not release it. The service tells {@link RefundDesk} what became of it.
     */
    void payBack(Scope scope, Till till, RefundOrder order);

    /** Takes such an order back; refused when it is on its way. */
    void keep(Scope scope, Till till, UUID refund);

    /** What the books hold in an account of a till, in fen. */
    long balance(Scope scope, Till till, TillAccount account);

    /** What the books say of a till's bank account at the end of a day. */
    BankStanding bank(Scope scope, Till till, LocalDate day);

    /** Where the matter of a notice is shown, such as {@code /mutual-aid/rosters/…}. */
    String address(Notice notice);

    /** Text for the notice: name, bank and number of the account to pay into; empty when nobody has entered it. */
    String payInto(Till till);

    /** 缴清不退: why a notice that is settled is not given back by the cashier alone, and the way to go instead. */
    Refusal stays(Scope scope, Notice notice);

    /** A notice is settled. In the transaction that settles it: what the service refuses, nobody has paid. */
    void settled(Scope scope, Paid paid);
}
