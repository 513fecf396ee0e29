package org.niangjia.service.mutualaid.enrolment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.engine.benefit.AidModule;
import org.niangjia.platform.sheet.ImportRow;
import org.niangjia.platform.sheet.ImportRun;
import org.niangjia.platform.sheet.Mistakes;
import org.niangjia.platform.sheet.SheetRow;

/** 一次名册导入. */
final class RosterRun implements ImportRun<Applicant> {
    /** A telephone may be a family's or the office's: on more rows than that somebody should look. */
    private static final int USUAL_SHARES = 3;

    private final Scope scope;
    private final Roster roster;
    private final ApplicantReader reader;
    private final RosterPlaces places;
    private final RosterDesk desk;
    private final Map<String, byte[]> hashes = new HashMap<>();

    RosterRun(Scope scope, Roster roster, ApplicantReader reader, RosterPlaces places, RosterDesk desk) {
        this.scope = scope;
        this.roster = roster;
        this.reader = reader;
        this.places = places;
        this.desk = desk;
    }

    @Override
    public @Nullable Applicant read(SheetRow row, Mistakes mistakes) {
        Applicant read = reader.read(
                new ApplicantReader.Typed(
                        row.text(RosterImport.NAME),
                        row.text(RosterImport.ID_NUMBER),
                        row.text(RosterImport.INSURANCE),
                        row.text(RosterImport.PHONE),
                        row.text(RosterImport.MODULES),
                        row.text(RosterImport.SHARES)),
                // an empty cell that had to be filled in, or a refused one, is told already
                (column, reason) -> {
                    boolean told = row.text(column).isEmpty()
                            && (column.equals(RosterImport.NAME) || column.equals(RosterImport.ID_NUMBER));
                    if (!told) {
                        mistakes.add(row.number(), column, reason);
                    }
                });
        return row.sound() ? read : null;
    }

    /** The same person twice for one module; one telephone on many rows. */
    @Override
    public void within(List<ImportRow<Applicant>> rows, Mistakes mistakes) {
        Map<String, Integer> seen = new HashMap<>();
        Map<String, Integer> phones = new HashMap<>();
        for (ImportRow<Applicant> row : rows) {
            for (AidModule module : row.value().modules()) {
                String key = row.value().number().value() + module.code();
                Integer first = seen.putIfAbsent(key, row.number());
                if (first != null) {
                    mistakes.add(row.number(), RosterImport.ID_NUMBER, RosterRefusal.TWICE_IN_SHEET.with(first));
                    break;
                }
            }
            String phone = row.value().phone();
            if (!phone.isEmpty() && phones.merge(phone, 1, Integer::sum) == USUAL_SHARES + 1) {
                mistakes.warn(row.number(), RosterImport.PHONE, "mutualaid.roster.PHONE_SHARED");
            }
        }
    }

    /** Ruling 19: who takes part through somebody else reads where to turn to, never through whom. */
    @Override
    public void against(List<ImportRow<Applicant>> rows, Mistakes mistakes) {
        Map<String, byte[]> known = hashes(rows);
        Set<RosterPlaces.Place> here = places.taken(scope, roster);
        Set<RosterPlaces.Place> held = places.held(scope, roster, known.values(), reader.modules());
        for (ImportRow<Applicant> row : rows) {
            byte[] hash = Objects.requireNonNull(known.get(row.value().number().value()));
            for (AidModule module : row.value().modules()) {
                RosterPlaces.Place place = RosterPlaces.Place.of(hash, module.code());
                if (here.contains(place)) {
                    mistakes.add(
                            row.number(), RosterImport.ID_NUMBER, RosterRefusal.TWICE_IN_ROSTER.with(module.called()));
                } else if (held.contains(place)) {
                    mistakes.add(
                            row.number(),
                            RosterImport.ID_NUMBER,
                            RosterRefusal.ENROLLED_THIS_YEAR.with(module.called()));
                }
            }
        }
    }

    /** Computed once for all, on both cores. */
    private Map<String, byte[]> hashes(List<ImportRow<Applicant>> rows) {
        if (hashes.isEmpty()) {
            rows.parallelStream()
                    .map(row -> row.value().number().value())
                    .distinct()
                    .map(number -> Map.entry(number, desk.index(number)))
                    .toList()
                    .forEach(entry -> hashes.put(entry.getKey(), entry.getValue()));
        }
        return hashes;
    }

    @Override
    public void apply(List<ImportRow<Applicant>> good, Progress done) {
        desk.add(
                scope,
                roster,
                good.stream().map(ImportRow::value).toList(),
                number -> Objects.requireNonNull(hashes.get(number)));
        done.rows(good.size());
    }
}
