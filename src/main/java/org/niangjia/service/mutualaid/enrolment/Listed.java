package org.niangjia.service.mutualaid.enrolment;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.IdCardNumber;
import org.niangjia.engine.benefit.Person;
import org.niangjia.platform.membership.Workforce;
import org.niangjia.platform.seal.Masks;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;

/**
 * 名册明细. One person and module of a roster, sealed.
 *
 * @param idHash blind index of the ID number
 * @param renewed carried over from the plan year before
 * @param no place in the order of entering; 0 before it is written
 */
record Listed(UUID id, Who who, String insurance, String module, int shares, long feeFen, boolean renewed, int no) {

    /** 名册上的人. */
    record Who(
            String name,
            byte[] idHash,
            byte[] idSealed,
            String idMasked,
            LocalDate birth,
            boolean male,
            byte @Nullable [] phoneSealed,
            String phoneMasked) {

        static Who of(Seals seals, Applicant one, byte[] idHash) {
            IdCardNumber number = one.number();
            String phone = one.phone();
            return new Who(
                    one.name(),
                    idHash,
                    seals.seal(Purpose.ID_NUMBER, number.value()),
                    number.masked(),
                    number.birth(),
                    number.male(),
                    phone.isEmpty() ? null : seals.seal(Purpose.PHONE, phone),
                    phone.isEmpty() ? "" : Masks.phone(phone));
        }

        static Who of(Workforce.Colleague one) {
            return new Who(
                    one.name(),
                    one.idHash(),
                    one.idSealed(),
                    one.idMasked(),
                    one.birth(),
                    one.male(),
                    one.phoneSealed(),
                    one.phoneMasked());
        }

        Person person(String insurance, boolean retired) {
            return new Person(birth, male ? Person.Sex.MALE : Person.Sex.FEMALE, insurance, retired);
        }
    }
}
