package org.niangjia.base;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** 校验结果. What came of reading something that a person typed: the value, or every reason why there is none. */
public sealed interface Parsed<T> {

    record Good<T>(T value) implements Parsed<T> {
        @Override
        public List<Refusal> reasons() {
            return List.of();
        }
    }

    record Bad<T>(List<Refusal> reasons) implements Parsed<T> {
        public Bad {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a refusal needs a reason");
            }
        }
    }

    List<Refusal> reasons();

    static <T> Parsed<T> good(T value) {
        return new Good<>(value);
    }

    static <T> Parsed<T> bad(Refusal... reasons) {
        return new Bad<>(List.of(reasons));
    }

    static <T> Parsed<T> of(List<Refusal> reasons, Supplier<T> value) {
        return reasons.isEmpty() ? new Good<>(value.get()) : new Bad<>(reasons);
    }

    default boolean isGood() {
        return this instanceof Good;
    }

    default Optional<T> find() {
        return this instanceof Good<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    /** The value. Throws {@link RefusedException} with all reasons when there is none. */
    default T orThrow() {
        return switch (this) {
            case Good<T>(T value) -> value;
            case Bad<T>(List<Refusal> why) -> throw new RefusedException(why);
        };
    }

    /** The same result with each reason pinned to a field of a form. */
    default Parsed<T> at(String field) {
        return switch (this) {
            case Good<T> good -> good;
            case Bad<T>(List<Refusal> why) ->
                new Bad<>(why.stream().map(each -> each.at(field)).toList());
        };
    }

    /** The same result with each reason pinned to a cell of a sheet. */
    default Parsed<T> at(int row, String column) {
        return switch (this) {
            case Good<T> good -> good;
            case Bad<T>(List<Refusal> why) ->
                new Bad<>(why.stream().map(each -> each.at(row, column)).toList());
        };
    }
}
