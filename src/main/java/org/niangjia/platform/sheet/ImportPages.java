package org.niangjia.platform.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;

/** 导入页面. Choose a file, look at what was found, store it, all or the good rows; and what was imported before. */
final class ImportPages implements Pages {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int MOST_SHOWN = 100;
    private static final int SECONDS_BETWEEN = 2;
    /** People see the progress soon; a program is answered when it is done, if that is within the minute. */
    private static final Duration PEOPLE = Duration.ofMillis(1_500);

    private static final Duration PROGRAMS = Duration.ofSeconds(60);
    private static final Pattern HOLE = Pattern.compile("\\{([a-z]+)}");

    private final ImportDesk desk;
    private final ImportKind<?> kind;
    private final String owner;
    private final String base;
    private final List<String> holes;

    ImportPages(ImportDesk desk, ImportKind<?> kind, String owner) {
        this.desk = desk;
        this.kind = kind;
        this.owner = owner;
        this.base = owner + "/imports";
        this.holes = HOLE.matcher(owner).results().map(hole -> hole.group(1)).toList();
    }

    @Override
    public void declare(Routes at) {
        String one = base + "/{import}";
        at.get(base, kind.duty(), this::list).gives(Listed.class);
        at.get(base + "/template", kind.duty(), this::template);
        at.post(base, kind.duty(), this::hand).gives(ImportReport.class).again(this::list);
        at.get(one, kind.duty(), this::show).of("import", this::chosen).gives(ImportReport.class);
        at.get(one + "/errors.xlsx", kind.duty(), this::marked).of("import", this::chosen);
        at.post(one + "/storage", kind.duty(), this::store)
                .of("import", this::chosen)
                .takes(Choice.class)
                .gives(ImportReport.class)
                .again(this::show);
        at.post(one + "/removal", kind.duty(), this::discard)
                .of("import", this::chosen)
                .gives(ImportReport.class)
                .again(this::show);
    }

    /** 我的导入. */
    record Listed(List<Line> items, @Nullable String next) {}

    /** 一次导入. */
    record Line(UUID id, String name, String state, int rows, int bad, int stored, java.time.OffsetDateTime at) {
        static Line of(ImportJob job) {
            return new Line(
                    job.id(),
                    job.name(),
                    job.state().name(),
                    job.rows(),
                    job.bad(),
                    job.stored(),
                    job.at().atZone(org.niangjia.platform.frame.Times.ZONE).toOffsetDateTime());
        }
    }

    /** 选择. all or good. */
    record Choice(@Nullable String mode) {}

    private ImportContext context(Call call) {
        if (call.caller().hat() == null) {
            throw new NotVisibleException("import");
        }
        String subject = holes.stream().map(call::path).collect(Collectors.joining("/"));
        return new ImportContext(call.scope(), call.caller().worn().district(), subject);
    }

    /** An address of this kind with what the rows belong to put in. */
    private String at(Call call, String address) {
        String filled = address;
        for (String hole : holes) {
            filled = filled.replace("{" + hole + "}", call.path(hole));
        }
        return filled;
    }

    private Answer list(Call call) {
        ImportContext context = context(call);
        kind.admit(context);
        int limit = call.limit(20, 100);
        List<ImportJob> found = desk.mine(kind, context, cursor(call), limit + 1);
        List<ImportJob> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? page.getLast().id().toString() : null;
        Listed listed = new Listed(page.stream().map(Line::of).toList(), next);
        Map<String, Object> model = model(call);
        model.put("jobs", page);
        model.put("next", next == null ? "" : next);
        model.put("most", "%,d".formatted(kind.mostRows()));
        return Answer.page("platform/sheet/imports.jte", listed, model);
    }

    private static @Nullable UUID cursor(Call call) {
        try {
            return call.query("after").map(UUID::fromString).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Map<String, Object> model(Call call) {
        Map<String, Object> model = new HashMap<>();
        model.put("base", at(call, base));
        model.put("owner", at(call, owner));
        model.put("words", kind.words());
        return model;
    }

    private Answer template(Call call) {
        kind.admit(context(call));
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            SheetTemplate.write(out, call.t(kind.words() + ".rows"), kind.columns(), call.words());
            return Answer.file(
                    XLSX, call.t("sheet.template.name", call.t(kind.words())) + ".xlsx", out.toByteArray(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** People look first; a program says how it wants it. */
    private Answer hand(Call call) {
        ImportContext context = context(call);
        ImportMode mode = ImportMode.of(call.query("mode").orElse("dry"));
        Call.Upload upload = call.files("file").stream()
                .findFirst()
                .orElseThrow(() ->
                        new RefusedException(Refusal.of("sheet.FILE_MISSING").at("file")));
        ImportJob job = desk.hand(kind, context, upload.name(), upload.bytes(), mode, patience(call));
        return Answer.created(at(call, base) + "/" + job.id(), report(call, context, job));
    }

    private static Duration patience(Call call) {
        return call.json() ? PROGRAMS : PEOPLE;
    }

    private ImportReport report(Call call, ImportContext context, ImportJob job) {
        Findings findings = job.state().running() ? Findings.NONE : desk.findings(context, job);
        return ImportReport.of(job, findings, kind.columns(), call.words());
    }

    private Answer show(Call call) {
        ImportContext context = context(call);
        ImportJob job = desk.get(kind, context, call.id("import"));
        ImportReport report = report(call, context, job);
        Map<String, Object> model = model(call);
        model.put("job", job);
        model.put("report", report);
        model.put("shown", first(report.errors()));
        model.put("warned", first(report.warnings()));
        model.put(
                "reasons",
                report.errors().stream()
                        .collect(Collectors.groupingBy(
                                said -> said.kind(call.words()), TreeMap::new, Collectors.counting())));
        Answer answer = Answer.page("platform/sheet/import.jte", report, model);
        return job.state().running() ? answer.refresh(SECONDS_BETWEEN) : answer;
    }

    private static List<ImportReport.Said> first(List<ImportReport.Said> all) {
        return all.subList(0, Math.min(MOST_SHOWN, all.size()));
    }

    private Answer marked(Call call) {
        ImportDesk.Marked marked = desk.marked(kind, context(call), call.id("import"), call.words());
        String name = call.t("sheet.marked.name", call.t(kind.words())) + ".xlsx";
        return Answer.stream(XLSX, name, out -> marked.sheet().write(marked.file(), marked.badOnly(), out));
    }

    private Answer store(Call call) {
        ImportContext context = context(call);
        String mode = call.input(Choice.class).mode();
        ImportMode chosen = ImportMode.of(mode == null ? call.query("mode").orElse("all") : mode);
        ImportJob job = desk.goOn(kind, context, call.id("import"), chosen, patience(call));
        return Answer.done(at(call, base) + "/" + job.id(), report(call, context, job));
    }

    private Answer discard(Call call) {
        ImportContext context = context(call);
        desk.discard(kind, context, call.id("import"));
        ImportJob job = desk.get(kind, context, call.id("import"));
        return Answer.done(at(call, base), report(call, context, job)).say("sheet.said.discarded");
    }

    private void chosen(Call call) {
        desk.get(kind, context(call), call.id("import"));
    }
}
