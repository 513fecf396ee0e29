package org.niangjia.service.mutualaid;

import org.niangjia.base.Refusal;

/** 参保和申领的退回原因. */
enum MutualAidRefusal {
    SCHEME_UNKNOWN,
    NOBODY_LISTED,
    TWICE_IN_LIST,
    ALREADY_ENROLLED;

    Refusal with(Object... args) {
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = String.valueOf(args[i]);
        }
        return Refusal.of("mutualaid." + name(), texts);
    }
}
