package org.niangjia.service.mutualaid.cover;

import java.time.LocalDate;
import org.niangjia.base.IdCardNumber;

/**
 * 名册一行. Somebody on a roster.
 *
 * @param insurance code of the medical insurance
 * @param shares of the module
 */
public record Insured(String name, IdCardNumber number, String insurance, int shares) {
    public LocalDate birth() {
        return number.birth();
    }
}
