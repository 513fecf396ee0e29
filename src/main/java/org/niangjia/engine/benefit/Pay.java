package org.niangjia.engine.benefit;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** 补助方式. How much is paid: by slabs of the base, by days, or a lump for a diagnosis. */
public sealed interface Pay {

    /** Most for one share, in fen. */
    OptionalLong capFen();

    /**
     * 分段补助. Each slab of the base at its own rate; one slab without an end is a percentage of the whole.
     *
     * @param gate nothing is paid unless the base is over this, in fen; then the whole base counts
     * @param gateIncluded whether the base that equals the gate passes it
     * @param deductibleFen taken off the base first, in fen
     * @param floorFen least that is paid where the deductible leaves anything of the base, in fen
     * @param floorUpToBase whether the floor never exceeds the base
     */
    record Slabs(
            OptionalLong gate,
            boolean gateIncluded,
            long deductibleFen,
            List<Slab> slabs,
            OptionalLong floorFen,
            boolean floorUpToBase,
            OptionalLong capFen)
            implements Pay {

        /** True when a little more of the base never changes the result by a jump. */
        public boolean isContinuous() {
            return gate.isEmpty() && floorFen.isEmpty();
        }
    }

    /** 分段: from an amount to an amount, in fen; the last one may have no end. */
    record Slab(long fromFen, OptionalLong toFen, BigDecimal rate) {}

    /**
     * 按天补助. An amount for each day in hospital.
     *
     * @param perDayFen for each day, in fen
     * @param maxDays most days that count
     * @param shortStayDays a stay of no more days than this is paid as a lump instead
     * @param shortStayFen that lump, in fen
     */
    record Daily(long perDayFen, OptionalInt maxDays, int shortStayDays, long shortStayFen, OptionalLong capFen)
            implements Pay {}

    /**
     * 定额补助. Once per person for a group of diagnoses.
     *
     * @param diagnoses group codes of the scheme, or beginnings of ICD-10 codes
     */
    record Lump(long fen, Set<String> diagnoses) implements Pay {
        @Override
        public OptionalLong capFen() {
            return OptionalLong.empty();
        }
    }
}
