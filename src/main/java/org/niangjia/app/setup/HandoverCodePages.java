package org.niangjia.app.setup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.Account;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.HandoverCodes;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.organisation.Post;
import org.niangjia.platform.organisation.Posts;
import org.niangjia.platform.organisation.Tenure;
import org.niangjia.platform.organisation.Tenures;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.organisation.Unions;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 移交码页面. Who appointed an officer hands them a paper with the code that their first password needs. */
@Component
class HandoverCodePages implements Pages {
    private final Unions unions;
    private final Posts posts;
    private final Tenures tenures;
    private final Accounts accounts;
    private final Issuing issuing;
    private final Clock clock;

    HandoverCodePages(Unions unions, Posts posts, Tenures tenures, Accounts accounts, Issuing issuing, Clock clock) {
        this.unions = unions;
        this.posts = posts;
        this.tenures = tenures;
        this.accounts = accounts;
        this.issuing = issuing;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        String path = "/tenures/{district}/{tenure}/hand-over-code";
        at.get(path, Duty.ORGANISE, this::form).of("tenure", this::officer);
        at.post(path, Duty.ORGANISE, this::issue)
                .of("tenure", this::officer)
                .gives(HandoverCodes.Issued.class)
                .again(this::form)
                .everyTime();
    }

    private record Officer(Union union, Post post, Tenure tenure, Account account) {}

    private Officer officer(Call call) {
        Scope scope = call.scope();
        String typed = call.path("district");
        int district = typed.matches("\\d{6}") ? Integer.parseInt(typed) : 0;
        if (!scope.covers(district)) {
            throw new NotVisibleException("district");
        }
        Tenure tenure = tenures.get(scope, district, call.id("tenure"));
        Union union = unions.get(scope, district, tenure.union());
        String own = scope.path();
        if (own == null || !union.path().startsWith(own)) {
            throw new NotVisibleException("union");
        }
        return new Officer(union, posts.get(scope, district, tenure.post()), tenure, accounts.get(tenure.account()));
    }

    private Answer form(Call call) {
        return page(officer(call), null);
    }

    private static Answer page(Officer officer, HandoverCodes.@Nullable Issued issued) {
        Map<String, Object> model = new HashMap<>();
        model.put("union", officer.union());
        model.put("post", officer.post());
        model.put("tenure", officer.tenure());
        model.put("name", officer.account().name());
        model.put("issued", issued);
        return Answer.page("app/setup/handover_code.jte", issued, model);
    }

    private Answer issue(Call call) {
        Officer officer = officer(call);
        Caller caller = call.caller();
        List<Refusal> reasons = new ArrayList<>();
        LocalDate until = officer.tenure().until();
        if (until != null && !until.isAfter(LocalDate.now(clock))) {
            reasons.add(SetupRefusal.TERM_OVER.refusal());
        }
        if (officer.account().hasPassword()) {
            reasons.add(SetupRefusal.HAS_PASSWORD.refusal());
        }
        if (officer.account().id().equals(caller.account())) {
            reasons.add(SetupRefusal.NOT_FOR_ONESELF.refusal());
        }
        if (officer.union().path().equals(call.scope().path())
                && !officer.union().level().upper()) {
            reasons.add(SetupRefusal.ABOVE_HANDS_OVER.refusal());
        }
        if (!reasons.isEmpty()) {
            throw new RefusedException(reasons);
        }
        return page(officer, issuing.issue(call.scope(), officer.tenure()));
    }

    /** 发码. The code and its entry in the record, which names for whom and never the code. */
    @Component
    static class Issuing {
        private final HandoverCodes codes;
        private final Trail trail;

        Issuing(HandoverCodes codes, Trail trail) {
            this.codes = codes;
            this.trail = trail;
        }

        @Transactional
        public HandoverCodes.Issued issue(Scope by, Tenure tenure) {
            trail.record(by.actor(), tenure.district(), "access.handover-code", "account", tenure.account(), "");
            return codes.issue(tenure.account());
        }
    }
}
