package org.niangjia.base;

import static org.niangjia.base.ValueRefusal.ID_CARD_AREA;
import static org.niangjia.base.ValueRefusal.ID_CARD_CHARACTERS;
import static org.niangjia.base.ValueRefusal.ID_CARD_CHECK;
import static org.niangjia.base.ValueRefusal.ID_CARD_DATE;
import static org.niangjia.base.ValueRefusal.ID_CARD_DEMO_ONLY;
import static org.niangjia.base.ValueRefusal.ID_CARD_FUTURE;
import static org.niangjia.base.ValueRefusal.ID_CARD_LENGTH;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * 公民身份号码. Eighteen characters of GB 11643: area, date of birth, sequence (odd for men), check.
 *
 * <p>The area is the one of the first registration; codes abolished since stay on the cards of their holders.
 */
public record IdCardNumber(String value) {
    /** Area of invented people: given to nobody, accepted in demo worlds only. */
    public static final int DEMO_AREA = 990903;

    private static final Pattern SHAPE = Pattern.compile("\\d{17}[\\dX]");
    private static final Pattern FIRST_GENERATION = Pattern.compile("\\d{15}");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int EARLIEST_YEAR = 1850;

    public IdCardNumber {
        if (!SHAPE.matcher(value).matches() || checkOf(value) != value.charAt(17)) {
            throw new IllegalArgumentException("not an ID card number");
        }
    }

    /** A number with its right check character. For invented people and tests. */
    public static IdCardNumber of(int area, LocalDate birth, int sequence) {
        String body = String.format(
                Locale.ROOT,
                "%06d%04d%02d%02d%03d",
                area,
                birth.getYear(),
                birth.getMonthValue(),
                birth.getDayOfMonth(),
                sequence);
        return new IdCardNumber(body + checkOf(body));
    }

    /**
     * Reads what was typed; old numbers of fifteen digits become eighteen, with the century 19.
     *
     * @param today the day after which nobody can have been born
     * @param area says whether cards were ever issued with these first six digits
     * @param demo whether this is a demo world
     */
    public static Parsed<IdCardNumber> parse(String typed, LocalDate today, IntPredicate area, boolean demo) {
        String number = Text.code(typed);
        if (FIRST_GENERATION.matcher(number).matches()) {
            String body = number.substring(0, 6) + "19" + number.substring(6);
            number = body + checkOf(body);
        }
        if (number.length() != 18) {
            return Parsed.bad(ID_CARD_LENGTH.refusal());
        }
        if (!SHAPE.matcher(number).matches()) {
            return Parsed.bad(ID_CARD_CHARACTERS.refusal());
        }
        String eighteen = number;
        return Parsed.of(reasonsAgainst(eighteen, today, area, demo), () -> new IdCardNumber(eighteen));
    }

    private static List<Refusal> reasonsAgainst(String number, LocalDate today, IntPredicate area, boolean demo) {
        List<Refusal> reasons = new ArrayList<>();
        int region = Integer.parseInt(number.substring(0, 6));
        if (region == DEMO_AREA ? !demo : !area.test(region)) {
            reasons.add((region == DEMO_AREA ? ID_CARD_DEMO_ONLY : ID_CARD_AREA).refusal());
        }
        try {
            LocalDate birth = birthIn(number);
            if (birth.getYear() < EARLIEST_YEAR) {
                reasons.add(ID_CARD_DATE.refusal());
            } else if (birth.isAfter(today)) {
                reasons.add(ID_CARD_FUTURE.refusal());
            }
        } catch (DateTimeException e) {
            reasons.add(ID_CARD_DATE.refusal());
        }
        if (checkOf(number) != number.charAt(17)) {
            reasons.add(ID_CARD_CHECK.refusal());
        }
        return reasons;
    }

    private static char checkOf(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % 11);
    }

    private static LocalDate birthIn(String number) {
        return LocalDate.of(
                Integer.parseInt(number.substring(6, 10)),
                Integer.parseInt(number.substring(10, 12)),
                Integer.parseInt(number.substring(12, 14)));
    }

    public int area() {
        return Integer.parseInt(value.substring(0, 6));
    }

    public LocalDate birth() {
        return birthIn(value);
    }

    public int ageOn(LocalDate day) {
        return Period.between(birth(), day).getYears();
    }

    public boolean male() {
        return (value.charAt(16) - '0') % 2 == 1;
    }

    public String lastSix() {
        return value.substring(12);
    }

    public String masked() {
        return value.substring(0, 3) + "***********" + value.substring(14);
    }

    /** Masked, so that no log shows a number by accident. */
    @Override
    public String toString() {
        return masked();
    }
}
