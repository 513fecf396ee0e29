package org.niangjia.platform.organisation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 单位导入页面. Choose a sheet, look at what was found, store all of it. Nothing is written before the last step. */
@Component
class EmployerImportPages implements Pages {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int MOST_SHOWN = 100;

    private final EmployerImport imports;
    private final Sheets sheets;

    EmployerImportPages(EmployerImport imports, Sheets sheets) {
        this.imports = imports;
        this.sheets = sheets;
    }

    @Override
    public void declare(Routes at) {
        at.get("/employers/import", Duty.ORGANISE, this::choose);
        at.get("/employers/template", Duty.ORGANISE, this::template);
        at.post("/employers/imports", Duty.ORGANISE, this::look)
                .gives(Found.class)
                .again(this::choose);
        at.get("/employers/imports/{sheet}", Duty.ORGANISE, this::found)
                .of("sheet", this::visible)
                .gives(Found.class);
        at.post("/employers/imports/{sheet}/storage", Duty.ORGANISE, this::store)
                .of("sheet", this::visible)
                .gives(Stored.class)
                .again(this::found);
    }

    /** 检查结果. As told to a program. */
    record Found(UUID id, int rows, int good, List<Mistake> errors, List<String> ignored) {}

    /** 一处错误. Named by row and column. */
    record Mistake(@Nullable Integer row, @Nullable String column, String code, String message) {
        /** What this mistake and others like it have in common. */
        String kind(Call call) {
            return column + "：" + call.words().find(code + ".short").orElse(message);
        }
    }

    /** 入库结果. */
    record Stored(int stored) {}

    private Answer choose(Call call) {
        EmployerDesk.requireOffice(call.scope());
        return Answer.page("platform/organisation/import_choose.jte", null, Map.of());
    }

    private Answer template(Call call) {
        EmployerDesk.requireOffice(call.scope());
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            imports.template(out);
            return Answer.file(XLSX, call.t("organisation.import.template_name") + ".xlsx", out.toByteArray(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the sheet in, looks it through, and keeps it for the next step. */
    private Answer look(Call call) {
        Scope scope = call.scope();
        EmployerDesk.requireOffice(scope);
        Call.Upload upload = call.files("file").stream()
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        OrganisationRefusal.SHEET_MISSING.refusal().at("file")));
        int district = home(call);
        EmployerImport.Findings findings = inFile(upload.bytes(), file -> imports.check(scope, district, file));
        List<Refusal> unread = findings.refusals().stream()
                .filter(refusal -> refusal.row() == null)
                .map(refusal -> refusal.at("file"))
                .toList();
        if (!unread.isEmpty()) {
            throw new RefusedException(unread);
        }
        UUID id = sheets.keep(scope, district, upload.name(), upload.bytes());
        return Answer.created("/employers/imports/" + id, told(call, id, findings));
    }

    private Answer found(Call call) {
        Sheets.Sheet sheet = sheet(call);
        EmployerImport.Findings findings = inFile(sheet.bytes(), file -> imports.check(call.scope(), home(call), file));
        Found found = told(call, sheet.id(), findings);
        Map<String, Object> model = new HashMap<>();
        model.put("name", sheet.name());
        model.put("found", found);
        model.put(
                "shown",
                found.errors().subList(0, Math.min(MOST_SHOWN, found.errors().size())));
        model.put(
                "reasons",
                found.errors().stream()
                        .collect(Collectors.groupingBy(
                                mistake -> mistake.kind(call), TreeMap::new, Collectors.counting())));
        return Answer.page("platform/organisation/import_found.jte", found, model);
    }

    private static Found told(Call call, UUID id, EmployerImport.Findings findings) {
        List<Mistake> errors = findings.refusals().stream()
                .map(refusal -> new Mistake(
                        refusal.row(),
                        refusal.column(),
                        refusal.code(),
                        call.t(refusal.code(), refusal.args().toArray())))
                .toList();
        return new Found(id, findings.rows(), findings.good(), errors, findings.ignored());
    }

    private Answer store(Call call) {
        Sheets.Sheet sheet = sheet(call);
        int district = home(call);
        int stored = inFile(sheet.bytes(), file -> imports.store(call.scope(), district, file));
        sheets.drop(call.scope(), district, sheet.id());
        return Answer.done("/employers", new Stored(stored))
                .say("organisation.said.imported", Integer.toString(stored));
    }

    private void visible(Call call) {
        if (call.caller().hat() == null) {
            throw new NotVisibleException("sheet");
        }
        sheet(call);
    }

    private Sheets.Sheet sheet(Call call) {
        return sheets.get(call.scope(), home(call), call.id("sheet"));
    }

    private static int home(Call call) {
        return call.caller().worn().district();
    }

    /** The reader of sheets wants a file; it lives as long as the reading. */
    private static <T> T inFile(byte[] bytes, Function<Path, T> read) {
        try {
            Path file = Files.createTempFile("sheet", ".xlsx");
            try {
                Files.write(file, bytes);
                return read.apply(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
