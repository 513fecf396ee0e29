package org.niangjia.service.mutualaid;

import java.time.Clock;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Parsed;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.niangjia.platform.store.World;
import org.springframework.stereotype.Component;

/** 证件号查询. An ID number as typed, and the blind index under which it is found without being read. */
@Component
public class IdNumbers {
    private final Regions regions;
    private final World world;
    private final Seals seals;
    private final Clock clock;

    IdNumbers(Regions regions, World world, Seals seals, Clock clock) {
        this.regions = regions;
        this.world = world;
        this.seals = seals;
        this.clock = clock;
    }

    public Parsed<IdCardNumber> read(String typed) {
        return IdCardNumber.parse(
                typed, WorkingCalendar.dayOf(clock.instant()), regions::mayStandOnIdCard, world.demo());
    }

    public byte[] index(IdCardNumber number) {
        return seals.index(Purpose.ID_NUMBER, number.value());
    }
}
