package org.niangjia.service.mutualaid.enrolment;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Text;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 名册编制页面. Puts people onto a roster and takes them off. */
@Component
class RosterEditPages implements Pages {
    private final RosterPages pages;
    private final RosterDesk desk;
    private final RosterSources sources;

    RosterEditPages(RosterPages pages, RosterDesk desk, RosterSources sources) {
        this.pages = pages;
        this.desk = desk;
        this.sources = sources;
    }

    @Override
    public void declare(Routes at) {
        act(at, "lines", PersonInput.class, (call, roster, in) -> {
            desk.enter(call.scope(), roster, in.typed());
            return said("entered", 1);
        });
        act(
                at,
                "removals",
                Removed.class,
                (call, roster, in) -> said(
                        "removed",
                        in.lines() == null || in.lines().isEmpty()
                                ? 0
                                : desk.remove(call.scope(), roster, in.lines())));
        act(at, "clearing", Removed.class, (call, roster, in) -> said("removed", desk.clear(call.scope(), roster)));
        act(
                at,
                "members",
                Chosen.class,
                (call, roster, in) -> filled("members", sources.members(call.scope(), roster, in.codes())));
        act(at, "renewal", Chosen.class, (call, roster, in) -> filled("renewal", sources.renew(call.scope(), roster)));
        act(at, "declaration", Figures.class, (call, roster, in) -> {
            desk.declare(call.scope(), roster, call.version(), in.declared());
            return said("declared", 0);
        });
    }

    /** 参保人表单. */
    record PersonInput(
            @Nullable String name,
            @Nullable String idNumber,
            @Nullable String insurance,
            @Nullable String phone,
            @Nullable List<String> modules,
            @Nullable String shares) {

        ApplicantReader.Typed typed() {
            return new ApplicantReader.Typed(
                    text(name),
                    text(idNumber),
                    text(insurance),
                    text(phone),
                    modules == null ? "" : String.join("、", modules),
                    text(shares));
        }

        private static String text(@Nullable String typed) {
            return typed == null ? "" : Text.line(typed);
        }
    }

    /** 移出表单. */
    record Removed(@Nullable List<UUID> lines) {}

    /** 带入表单. */
    record Chosen(@Nullable List<String> modules) {
        Set<String> codes() {
            return modules == null ? Set.of() : new LinkedHashSet<>(modules);
        }
    }

    /** 申报人数表单. */
    record Figures(
            @Nullable Integer staff,
            @Nullable Integer women,
            @Nullable String staffSource,
            @Nullable LocalDate staffOn) {
        Roster.Declared declared() {
            return new Roster.Declared(staff, women, staffSource == null ? "" : Text.line(staffSource), staffOn);
        }
    }

    /** 办理结果. The sentence said on the page that follows. */
    private record Said(String key, List<String> args) {}

    private static Said said(String what, int number) {
        return new Said("mutualaid.roster.said." + what, List.of(String.valueOf(number)));
    }

    private static Said filled(String what, RosterSources.Filled filled) {
        return new Said(
                "mutualaid.roster.said." + what,
                List.of(
                        String.valueOf(filled.renewed()),
                        String.valueOf(filled.fresh()),
                        String.valueOf(filled.left()),
                        String.valueOf(filled.unfit())));
    }

    private interface Act<T> {
        Said take(Call call, Roster roster, T in);
    }

    private <T> void act(Routes at, String name, Class<T> form, Act<T> act) {
        at.post(RosterPages.ONE + "/" + name, Duty.HANDLE, call -> {
                    Said said = act.take(call, pages.one(call), call.input(form));
                    Roster roster = pages.one(call);
                    return Answer.done(RosterPages.ALL + "/" + roster.id(), pages.view(call, roster))
                            .say(said.key(), said.args().toArray(String[]::new));
                })
                .of(RosterPages.KIND, pages::one)
                .takes(form)
                .gives(RosterPages.View.class)
                .again(pages::show);
    }
}
