package org.niangjia.platform.behalf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.attachment.AttachmentFile;
import org.niangjia.platform.attachment.Attachments;
import org.niangjia.platform.attachment.SafeDownload;
import org.niangjia.platform.attachment.Upload;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.MenuEntry;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.print.Block;
import org.niangjia.platform.print.Paper;
import org.niangjia.platform.print.Press;
import org.niangjia.platform.trail.Trail;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** 代填页面. What waits for a unit's word; one unit with what may be entered for it; one entry with link and paper. */
@Component
class BehalfPages implements Pages {
    private final Behalf behalf;
    private final BehalfDesk desk;
    private final BehalfUnits units;
    private final Attachments attachments;
    private final Press press;
    private final Trail trail;

    BehalfPages(Behalf behalf, BehalfDesk desk, BehalfUnits units, Attachments attachments, Press press, Trail trail) {
        this.behalf = behalf;
        this.desk = desk;
        this.units = units;
        this.attachments = attachments;
        this.press = press;
        this.trail = trail;
    }

    /** 代填菜单. */
    @Configuration(proxyBeanMethods = false)
    static class Menu {
        @Bean
        MenuEntry behalfEntry() {
            return new MenuEntry(62, "house", "behalf.title", "edit", "/behalf", Duty.ORGANISE, null);
        }
    }

    @Override
    public void declare(Routes at) {
        at.get("/behalf", Duty.ORGANISE, this::list).gives(Listed.class);
        at.get("/behalf/{district}/{unit}", Duty.ORGANISE, this::unit).of("unit", this::unitName);
        at.post("/behalf/{district}/{unit}", Duty.ORGANISE, this::enter)
                .of("unit", this::unitName)
                .takes(Entered.class)
                .gives(View.class)
                .again(this::unit);
        String one = "/behalf/entries/{district}/{entry}";
        at.get(one, Duty.ORGANISE, this::show).of("entry", this::chosen).gives(View.class);
        at.post(one + "/link", Duty.ORGANISE, this::link)
                .of("entry", this::chosen)
                .gives(Linked.class)
                .again(this::show);
        at.get(one + "/paper", Duty.ORGANISE, this::print).of("entry", this::chosen);
        at.post(one + "/paper", Duty.ORGANISE, this::stamped)
                .of("entry", this::chosen)
                .gives(View.class)
                .again(this::show);
        at.get(one + "/files/{file}", Duty.REVEAL, this::file).of("entry", this::chosen);
    }

    /** 代填表单. Which kind. */
    record Entered(@Nullable String subject) {}

    /** 代填一览. */
    record Listed(List<View> items, @Nullable String next) {}

    /** 代填 as told to a program. */
    record View(
            int district, UUID id, String subject, String unit, String office, String by, Instant at, String state) {
        static View of(BehalfEntry entry) {
            return new View(
                    entry.district(),
                    entry.id(),
                    entry.subject(),
                    entry.unitName(),
                    entry.office(),
                    entry.enteredName(),
                    entry.enteredAt(),
                    entry.stateCode());
        }
    }

    /** 确认链接. Told this once. */
    record Linked(String link, Instant until) {}

    private Answer list(Call call) {
        int limit = call.limit(20, 100);
        boolean all = call.query("all").isPresent();
        UUID after = call.query("after")
                .filter(text -> text.matches("[0-9a-f-]{36}"))
                .map(UUID::fromString)
                .orElse(null);
        List<BehalfEntry> found = behalf.page(call.scope(), all, after, limit + 1);
        List<BehalfEntry> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? page.getLast().id().toString() : null;
        return Answer.page(
                "platform/behalf/list.jte",
                new Listed(page.stream().map(View::of).toList(), next),
                Map.of("entries", page, "all", all, "next", next == null ? "" : next));
    }

    private static int district(Call call) {
        String text = call.path("district");
        if (!text.matches("\\d{6}")) {
            throw new NotVisibleException("district");
        }
        return Integer.parseInt(text);
    }

    private String unitName(Call call) {
        return units.find(call.scope(), district(call), call.id("unit"))
                .orElseThrow(() -> new NotVisibleException("unit"));
    }

    /** 一家单位. Each kind of entry with what stands in the house, and how far it is confirmed. */
    record Row(
            BehalfSubject subject,
            List<BehalfSubject.Line> lines,
            @Nullable BehalfEntry last) {
        /** Whether what the unit saw still stands. */
        boolean same() {
            return last != null && last.lines().equals(lines);
        }
    }

    private Answer unit(Call call) {
        int district = district(call);
        UUID unit = call.id("unit");
        List<BehalfEntry> entries = behalf.of(call.scope(), district, unit);
        List<Row> rows = new ArrayList<>();
        for (BehalfSubject subject : desk.subjects()) {
            BehalfEntry last = entries.stream()
                    .filter(entry -> entry.subject().equals(subject.code()))
                    .findFirst()
                    .orElse(null);
            rows.add(new Row(subject, subject.said(district, unit), last));
        }
        return Answer.page(
                "platform/behalf/unit.jte",
                null,
                Map.of("rows", rows, "name", unitName(call), "at", district + "/" + unit));
    }

    private Answer enter(Call call) {
        BehalfEntry entry = desk.enter(
                call.caller(),
                district(call),
                call.id("unit"),
                unitName(call),
                call.input(Entered.class).subject());
        return Answer.created(address(entry), View.of(entry)).say("behalf.said.entered");
    }

    private BehalfEntry chosen(Call call) {
        return behalf.get(call.scope(), district(call), call.id("entry"));
    }

    private Answer show(Call call) {
        return page(call, chosen(call), "");
    }

    private Answer page(Call call, BehalfEntry entry, String link) {
        List<AttachmentFile> files =
                attachments.list(Scope.house(entry.district()), entry.district(), BehalfDesk.OWNER, entry.id());
        return Answer.page(
                "platform/behalf/entry.jte",
                View.of(entry),
                Map.of("entry", entry, "link", link, "files", files, "at", address(entry)));
    }

    private Answer link(Call call) {
        BehalfEntry entry = chosen(call);
        String link = call.origin() + "/confirmations/" + entry.district() + "/" + desk.link(call.caller(), entry);
        BehalfEntry linked = chosen(call);
        Instant until = java.util.Objects.requireNonNull(linked.linkUntil());
        return call.json() ? Answer.json(new Linked(link, until)) : page(call, linked, link);
    }

    /** 代填确认单. For the stamp of the unit. */
    private Answer print(Call call) {
        BehalfEntry entry = chosen(call);
        Times times = new Times(call.words(), LocalDate.EPOCH);
        trail.record(call.scope().actor(), entry.district(), Trail.PRINTED, "behalf", entry.id(), entry.unitName());
        List<Block.Fact> facts = entry.lines().stream()
                .map(line -> new Block.Fact(call.t(line.label()), line.content(), false))
                .toList();
        Paper paper = Paper.of(call.t("behalf.paper"), LocalDate.ofInstant(entry.enteredAt(), Times.ZONE))
                .by(entry.office())
                .with(
                        Block.plain(call.t("behalf.paper.asks", entry.unitName(), entry.office(), entry.enteredName())),
                        Block.heading(call.t("behalf.subject." + entry.subject())),
                        new Block.Facts(facts),
                        Block.plain(call.t("behalf.paper.confirms")),
                        Block.signatures(call.t("behalf.paper.signer"), call.t("behalf.paper.clerk")),
                        new Block.Closing(entry.unitName(), times.date(entry.enteredAt()), true));
        return press.answer(call, paper, address(entry));
    }

    private Answer stamped(Call call) {
        BehalfEntry entry = chosen(call);
        List<Upload> scans = call.files("files").stream()
                .map(file -> new Upload(file.name(), file.bytes()))
                .toList();
        desk.paper(call.caller(), entry, call.typed("name"), scans);
        return Answer.done(address(entry), View.of(chosen(call))).say("behalf.said.confirmed");
    }

    /** Looking at a stamped paper is recorded. */
    private Answer file(Call call) {
        BehalfEntry entry = chosen(call);
        Scope house = Scope.house(entry.district());
        AttachmentFile file = attachments.get(house, entry.district(), call.id("file"));
        if (!file.owner().equals(entry.id())) {
            throw new NotVisibleException("file");
        }
        trail.record(call.scope().actor(), entry.district(), Trail.REVEALED, "behalf", entry.id(), entry.unitName());
        SafeDownload open = attachments.open(house, entry.district(), file.id());
        return Answer.file(open.mediaType(), open.fileName(), open.bytes(), open.inline());
    }

    private static String address(BehalfEntry entry) {
        return "/behalf/entries/" + entry.district() + "/" + entry.id();
    }
}
