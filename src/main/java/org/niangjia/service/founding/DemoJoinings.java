package org.niangjia.service.founding;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.niangjia.base.IdCardNumber;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.frame.DemoChapter;
import org.niangjia.platform.frame.DemoStage;
import org.springframework.stereotype.Component;

/** 演示入会. A rider whom the town has to decide on, a fitter whose union was silent, a driver who has joined. */
@Component
class DemoJoinings implements DemoChapter {
    private static final int PUTUO = 330903;
    private static final long SHENJIAMEN = 330_903_001L;
    private static final int MEN = 903;

    private final JoiningDesk desk;
    private final Cases cases;
    private final Map<String, Case> opened = new HashMap<>();

    DemoJoinings(JoiningDesk desk, Cases cases) {
        this.desk = desk;
        this.cases = cases;
    }

    @Override
    public int order() {
        return 1_100;
    }

    @Override
    public void tell(DemoStage stage) {
        stage.at(stage.moment("1w 20:10"), () -> apply(stage, "林䶮", "", "RIDER", 1998));
        stage.at(stage.moment("6w 12:30"), () -> apply(stage, "荀志高", "舟山普陀银锚船舶配套有限公司", "", 1990));
        stage.at(stage.moment("9w 19:05"), () -> apply(stage, "支书豪", "", "DRIVER", 1985));
        stage.at(stage.moment("8w 10:20"), () -> approve(stage, "支书豪", "沈家门街道总工会"));
    }

    private void apply(DemoStage stage, String name, String employer, String trade, int born) {
        String number = IdCardNumber.of(IdCardNumber.DEMO_AREA, LocalDate.of(born, 3, 21), MEN)
                .value();
        boolean unit = !employer.isEmpty();
        NewJoining in = new NewJoining(
                name,
                number,
                "",
                unit ? "UNIT" : "FLEXIBLE",
                PUTUO,
                employer,
                trade,
                "",
                SHENJIAMEN,
                unit ? List.of() : List.of("NEW_FORM"),
                true);
        opened.put(name, desk.apply(stage.worker(name), in));
    }

    private void approve(DemoStage stage, String name, String union) {
        String no = Objects.requireNonNull(opened.get(name)).no();
        Case known = cases.findByNumber(PUTUO, no).orElseThrow();
        Caller officer = stage.officer(Objects.requireNonNull(known.handler()), known.union());
        desk.approve(officer.scope(), known, known.version(), union, "");
    }
}
