package org.niangjia.platform.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 覆盖页面. Say which employers a union covers: search, add, take away. */
@Component
class CoveragePages implements Pages {
    private static final String KIND = "union";
    private static final int MOST_FOUND = 20;

    private final Unions unions;
    private final UnionDesk desk;
    private final Employers employers;
    private final Clock clock;

    CoveragePages(Unions unions, UnionDesk desk, Employers employers, Clock clock) {
        this.unions = unions;
        this.desk = desk;
        this.employers = employers;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        String path = "/unions/{district}/{union}/coverage";
        at.get(path, Duty.ORGANISE, this::search).of(KIND, this::chosen);
        at.post(path, Duty.ORGANISE, this::cover)
                .of(KIND, this::chosen)
                .takes(CoverInput.class)
                .gives(UnionView.class)
                .again(this::search);
        at.post(path + "/ending", Duty.ORGANISE, this::uncover)
                .of(KIND, this::chosen)
                .takes(CoverInput.class)
                .gives(UnionView.class)
                .again(this::search);
    }

    /** 覆盖表单. */
    record CoverInput(@Nullable UUID employer, @Nullable LocalDate from) {}

    private Union chosen(Call call) {
        return UnionPages.chosen(unions, call);
    }

    private Answer search(Call call) {
        Union union = chosen(call);
        String text = call.query("q").orElse("");
        List<Employer> found =
                text.isEmpty() ? List.of() : employers.page(call.scope(), EmployerQuery.of(text), null, MOST_FOUND);
        return Answer.page(
                "platform/organisation/coverage.jte", null, Map.of("union", union, "found", found, "text", text));
    }

    private Answer cover(Call call) {
        Union union = chosen(call);
        CoverInput input = call.input(CoverInput.class);
        LocalDate from = input.from() == null ? LocalDate.now(clock) : input.from();
        desk.cover(call.scope(), union.district(), union.id(), employer(input), from);
        return done(union);
    }

    private Answer uncover(Call call) {
        Union union = chosen(call);
        desk.uncover(call.scope(), union.district(), union.id(), employer(call.input(CoverInput.class)));
        return done(union);
    }

    private static UUID employer(CoverInput input) {
        UUID employer = input.employer();
        if (employer == null) {
            throw new RefusedException(
                    OrganisationRefusal.EMPLOYER_MISSING.refusal().at("q"));
        }
        return employer;
    }

    private static Answer done(Union union) {
        return Answer.done(UnionPages.address(union), UnionView.of(union)).say("organisation.said.saved");
    }
}
