package org.niangjia.engine.casework;

/** 产生. What a step brings about when it is entered; services answer the event {@link CaseMoved}. */
public sealed interface Effect {
    /** 出具文书. A letter with a gap-free number. */
    record Issue(String document) implements Effect {}

    /** 公示. A public notice for the days of a term. */
    record Publish(String term) implements Effect {}

    /** 转办. A case of another type. */
    record Refer(String type) implements Effect {}
}
