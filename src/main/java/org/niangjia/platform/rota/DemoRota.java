package org.niangjia.platform.rota;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.frame.DemoChapter;
import org.niangjia.platform.frame.DemoStage;
import org.springframework.stereotype.Component;

/** 演示值班表. A week of evenings at the service centre of 普陀; the town of 沈家门 has today alone. */
@Component
class DemoRota implements DemoChapter {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime EVENING = LocalTime.of(17, 0);
    private static final LocalTime MORNING = LocalTime.of(8, 30);

    private final RotaDesk desk;

    DemoRota(RotaDesk desk) {
        this.desk = desk;
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public void tell(DemoStage stage) {
        stage.at(stage.moment("1d"), () -> {
            LocalDate today = LocalDate.ofInstant(stage.now(), ZONE);
            for (int day = 0; day < 7; day++) {
                LocalDateTime from = today.plusDays(day).atTime(EVENING);
                String whom = day % 2 == 0 ? "乐佩君" : "汤小满";
                enter(
                        stage.officer(whom),
                        whom,
                        "0580-0000199",
                        from,
                        from.toLocalDate().plusDays(1).atTime(MORNING));
            }
            LocalDateTime all = today.atStartOfDay();
            enter(stage.officer("虞晓岚"), "虞晓岚", "0580-0000111", all, all.plusDays(1));
        });
    }

    private void enter(Caller officer, String name, String phone, LocalDateTime from, LocalDateTime until) {
        desk.enter(officer.scope(), officer.worn(), new RotaPages.ShiftInput(name, phone, from, until));
    }
}
