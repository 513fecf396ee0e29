package org.niangjia.engine.casework;

import java.util.List;
import org.niangjia.base.Scope;

/** 接办. How a service takes over what others hand to it; registered as a bean, so that none needs to name another. */
public interface Acceptor {

    /** Code of the type that its cases are of. */
    String type();

    /** What can be handed over, in the reader's language, in the order of the service. */
    List<Kind> kinds(boolean chinese);

    /** Opens the case. Throws RefusedException with everything that is missing. */
    Case accept(Scope scope, Referral referral);

    /** Whether a case of its own, as it ended, has solved the matter. */
    boolean helped(Case ended);

    /** 接办事项. One kind of matter, such as a category. */
    record Kind(String code, String name) {}
}
