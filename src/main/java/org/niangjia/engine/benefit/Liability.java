package org.niangjia.engine.benefit;

import java.util.Optional;
import java.util.OptionalLong;

/** 责任终止. Pure: that a module pays nothing more to somebody in a plan year, and why; judged by what was awarded in it. */
public final class Liability {
    private Liability() {}

    /** 终止原因: a benefit was paid that ends it, or as much was paid as the module or the whole scheme pays in a plan year. */
    public enum End {
        PAID_OFF,
        MODULE_CAP,
        SCHEME_CAP
    }

    /** Why it has ended, or nothing; a cap ends nothing while a benefit outside of it may still be paid. */
    public static Optional<End> end(Scheme scheme, AidModule module, int shares, Progress progress) {
        if (module.benefits().stream()
                .anyMatch(each -> each.ends() && of(progress, module, each).paidFen() > 0)) {
            return Optional.of(End.PAID_OFF);
        }
        if (module.benefits().stream().anyMatch(each -> each.outsideCap() && open(of(progress, module, each), each))) {
            return Optional.empty();
        }
        if (reached(module.cap(shares), progress.paid(module))) {
            return Optional.of(End.MODULE_CAP);
        }
        return reached(scheme.capFen(), progress.paid(scheme)) ? Optional.of(End.SCHEME_CAP) : Optional.empty();
    }

    private static Progress.Sum of(Progress progress, AidModule module, Benefit benefit) {
        return progress.of(new Progress.Of(module.code(), benefit.code()));
    }

    private static boolean open(Progress.Sum sum, Benefit benefit) {
        return !(benefit.pay() instanceof Pay.Lump && sum.taken());
    }

    private static boolean reached(OptionalLong cap, long paidFen) {
        return cap.isPresent() && paidFen >= cap.getAsLong();
    }
}
