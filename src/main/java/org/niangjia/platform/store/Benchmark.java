package org.niangjia.platform.store;

import java.util.List;

/** 基准. One figure measured against a frozen baseline in the same run; {@code ./niangjia bench} runs them all. */
public interface Benchmark {

    String name();

    /** Runs alternately with its baseline and gives what was measured. */
    List<Row> run();

    /**
     * @param what what was measured
     * @param ours the house's median
     * @param baseline the baseline's median
     * @param unit unit of both
     * @param ratio median of the ratios of single runs, ours against the baseline
     * @param target ratio that must be reached
     */
    record Row(String what, double ours, double baseline, String unit, double ratio, double target) {}
}
