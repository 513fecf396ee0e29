package org.niangjia.platform.membership;

import java.time.LocalDate;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Parsed;
import org.niangjia.base.Text;

/**
 * 证件. The eighteen digits of an identity card, a residence permit for people from Hong Kong, Macao and Taiwan, or a
 * foreigner's permanent residence card: one space of numbers, one check.
 *
 * @param old whether fifteen digits were typed, which became eighteen
 */
record IdPaper(Kind kind, IdCardNumber number, boolean old) {
    private static final Pattern FIFTEEN = Pattern.compile("\\d{15}");
    private static final int HONG_KONG = 810_000;
    private static final int TAIWAN = 830_000;
    private static final char FOREIGN = '9';

    /** 证件种类. */
    enum Kind {
        RESIDENT,
        HMT_RESIDENCE,
        FOREIGNER
    }

    static Parsed<IdPaper> parse(String typed, LocalDate today, IntPredicate area, boolean demo) {
        boolean old = FIFTEEN.matcher(Text.code(typed)).matches();
        return switch (IdCardNumber.parse(typed, today, area, demo)) {
            case Parsed.Good<IdCardNumber>(IdCardNumber number) ->
                Parsed.good(new IdPaper(kindOf(number), number, old));
            case Parsed.Bad<IdCardNumber> bad -> new Parsed.Bad<>(bad.reasons());
        };
    }

    private static Kind kindOf(IdCardNumber number) {
        int area = number.area();
        if (area >= HONG_KONG && area <= TAIWAN) {
            return Kind.HMT_RESIDENCE;
        }
        return number.value().charAt(0) == FOREIGN && area != IdCardNumber.DEMO_AREA ? Kind.FOREIGNER : Kind.RESIDENT;
    }
}
