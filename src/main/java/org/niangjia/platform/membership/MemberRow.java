package org.niangjia.platform.membership;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.seal.Masks;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;

/** 会员行. A member as written: checked, not sealed yet. */
record MemberRow(String name, IdPaper paper, String phone, UUID union, String path, LocalDate joinedOn) {

    /** Everything that the row holds, sealed, masked and indexed. */
    Map<String, @Nullable Object> columns(int district, Seals seals) {
        String number = paper.number().value();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("union", union);
        columns.put("path", path);
        columns.put("name", name);
        columns.put("grams", NameIndex.grams(district, name));
        columns.put("initials", NameIndex.initials(name));
        columns.put("idKind", paper.kind().name());
        columns.put("idMasked", Masks.idNumber(number));
        columns.put("idHash", seals.index(Purpose.ID_NUMBER, number));
        columns.put("idSealed", seals.seal(Purpose.ID_NUMBER, number));
        columns.put("phoneMasked", masked(phone));
        columns.put("phoneHash", phone.isEmpty() ? null : seals.index(Purpose.PHONE, phone));
        columns.put("phoneSealed", phone.isEmpty() ? null : seals.seal(Purpose.PHONE, phone));
        columns.put("male", paper.number().male());
        columns.put("birth", paper.number().birth());
        columns.put("joinedOn", joinedOn);
        return columns;
    }

    static String masked(String phone) {
        return phone.isEmpty() ? "" : Masks.phone(phone);
    }
}
