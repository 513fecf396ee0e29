package org.niangjia.app.demo;

import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.behalf.BehalfDesk;
import org.niangjia.platform.behalf.BehalfEntry;
import org.niangjia.platform.frame.DemoChapter;
import org.niangjia.platform.frame.DemoStage;
import org.niangjia.platform.organisation.Employer;
import org.springframework.stereotype.Component;

/** 演示代填. Three units for which the town entered their facts: one agrees, one objects, one has not answered yet. */
@Component
class DemoBehalf implements DemoChapter {
    private static final String FACTS = "employer";

    private final DemoPlaces places;
    private final BehalfDesk desk;

    DemoBehalf(DemoPlaces places, BehalfDesk desk) {
        this.places = places;
        this.desk = desk;
    }

    @Override
    public int order() {
        return 950;
    }

    @Override
    public void tell(DemoStage stage) {
        tell(stage, "12w 09:40", "岑明月", "舟山六横岬角港务服务有限公司", new Said("江港务", true, ""));
        tell(stage, "8w 14:20", "虞晓岚", "舟山普陀蓝礁船舶修理有限公司", new Said("裘经理", false, "职工人数不对，九月已走了十一个人，请改成五十一人。"));
        tell(stage, "2w 10:15", "虞晓岚", "舟山普陀顺澜船舶劳务有限公司", null);
    }

    /** 单位的话. Who answered, whether they agree, and what is wrong where they do not. */
    private record Said(String name, boolean agreed, String words) {}

    private void tell(DemoStage stage, String when, String officer, String unit, @Nullable Said said) {
        stage.at(stage.moment(when), () -> {
            Caller by = stage.officer(officer);
            Employer employer = places.employer(unit);
            BehalfEntry entry = desk.enter(by, employer.district(), employer.id(), unit, FACTS);
            String code = desk.link(by, entry);
            if (said != null) {
                desk.answer(employer.district(), code, said.name(), said.agreed(), said.words());
            }
        });
    }
}
