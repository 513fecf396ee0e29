package org.niangjia.app.setup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Parsed;
import org.niangjia.base.PersonName;
import org.niangjia.base.PhoneNumber;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Text;
import org.niangjia.platform.access.PostRole;

/**
 * 首位负责人. What is written down to open a house: the county's union and who answers for it.
 *
 * @param union name of the county's federation
 * @param line its office telephone, shown to workers; may be empty
 * @param post {@code CHAIR} or {@code EXECUTIVE_CHAIR}
 * @param sealed the authenticator's secret, sealed into the page
 */
record FirstOfficer(
        @Nullable String county,
        @Nullable String union,
        @Nullable String line,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String post,
        @Nullable String password,
        @Nullable String repeat,
        @Nullable String digits,
        @Nullable String sealed) {

    /** 已核对. The same, read. */
    record Checked(String union, String line, PersonName name, PhoneNumber phone, PostRole post, String password) {
        String title() {
            return post == PostRole.CHAIR ? "主席" : "常务副主席";
        }
    }

    /** Everything that is wrong, at once. */
    Checked checked() {
        Parsed<PersonName> goodName = PersonName.parse(text(name)).at("name");
        Parsed<PhoneNumber> goodPhone = PhoneNumber.parse(text(phone)).at("phone");
        List<Refusal> reasons = new ArrayList<>();
        if (Text.line(text(union)).isEmpty()) {
            reasons.add(SetupRefusal.UNION_NAME_MISSING.refusal().at("union"));
        }
        reasons.addAll(goodName.reasons());
        reasons.addAll(goodPhone.reasons());
        if (!"CHAIR".equals(post) && !"EXECUTIVE_CHAIR".equals(post)) {
            reasons.add(SetupRefusal.POST_MISSING.refusal().at("post"));
        }
        if (!text(password).equals(text(repeat))) {
            reasons.add(SetupRefusal.PASSWORDS_DIFFER.refusal().at("repeat"));
        }
        if (!reasons.isEmpty()) {
            throw new RefusedException(reasons);
        }
        return new Checked(
                Text.line(text(union)),
                Text.line(text(line)),
                goodName.orThrow(),
                goodPhone.orThrow(),
                PostRole.valueOf(text(post)),
                text(password));
    }

    String digitsOnly() {
        return text(digits).replaceAll("\\D", "");
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
