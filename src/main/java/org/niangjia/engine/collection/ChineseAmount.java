package org.niangjia.engine.collection;

/** 大写金额. An amount as it is written on receipts, so that no digit can be added: 壹仟贰佰叁拾元零伍分. */
final class ChineseAmount {
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿", "兆"};

    private ChineseAmount() {}

    static String of(long fen) {
        if (fen <= 0) {
            throw new IllegalArgumentException("no amount to write out: " + fen);
        }
        long yuan = fen / 100;
        int jiao = (int) (fen / 10 % 10);
        int rest = (int) (fen % 10);
        StringBuilder text = new StringBuilder();
        if (yuan > 0) {
            text.append(whole(yuan)).append('元');
        }
        if (jiao == 0 && rest == 0) {
            return text.append('整').toString();
        }
        if (jiao > 0) {
            text.append(DIGITS.charAt(jiao)).append('角');
        } else if (yuan > 0) {
            text.append('零');
        }
        return rest > 0
                ? text.append(DIGITS.charAt(rest)).append('分').toString()
                : text.append('整').toString();
    }

    /** Groups of four digits; a gap of any length is one 零. */
    private static String whole(long yuan) {
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        for (int group = 3; group >= 0; group--) {
            int four = (int) (yuan / (long) Math.pow(10_000, group) % 10_000);
            boolean any = false;
            for (int place = 3; place >= 0; place--) {
                int digit = four / (int) Math.pow(10, place) % 10;
                if (digit == 0) {
                    gap |= !text.isEmpty();
                } else {
                    text.append(gap ? "零" : "").append(DIGITS.charAt(digit)).append(PLACES[place]);
                    gap = false;
                    any = true;
                }
            }
            text.append(any ? GROUPS[group] : "");
        }
        return text.toString();
    }
}
