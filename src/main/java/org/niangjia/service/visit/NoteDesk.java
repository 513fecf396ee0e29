package org.niangjia.service.visit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.niangjia.platform.access.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 走访文字. What was learned, theme by theme; what two people write of one theme stands side by side until it is merged. */
@Service
class NoteDesk {
    private final Notes notes;
    private final VisitWriters writers;

    NoteDesk(Notes notes, VisitWriters writers) {
        this.notes = notes;
        this.writers = writers;
    }

    private static Map<String, String> texts(NewVisit in) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Theme theme : Theme.values()) {
            texts.put(theme.name(), in.learned(theme));
        }
        texts.put(Notes.MINUTES, NewVisit.clean(in.minutes()));
        return texts;
    }

    private static boolean kept(Notes.Sheet sheet, String theme, String text) {
        return sheet.text(theme).equals(text)
                || sheet.beside().stream()
                        .anyMatch(note ->
                                note.theme().equals(theme) && note.text().equals(text));
    }

    /** Whether a text comes that is not there yet. */
    boolean differs(Visit known, NewVisit in) {
        Notes.Sheet sheet = notes.of(known.district(), known.id());
        return texts(in).entrySet().stream()
                .anyMatch(one -> !one.getValue().isEmpty() && !kept(sheet, one.getKey(), one.getValue()));
    }

    /** The texts of a visit that has just been put down. */
    void begin(Caller by, Visit visit, NewVisit in) {
        notes.begin(visit, texts(in), by.scope().actor());
    }

    /** Texts that come later; one that a colleague has changed meanwhile is not covered by it. */
    void add(Caller by, Visit visit, NewVisit in) {
        Notes.Sheet sheet = notes.of(visit.district(), visit.id());
        int base = in.base() == null ? 0 : in.base();
        texts(in).forEach((theme, text) -> {
            if (!text.isEmpty() && !kept(sheet, theme, text)) {
                Notes.Note now = sheet.current().get(theme);
                boolean beside = now != null && !now.author().equals(by.account()) && now.version() > base;
                notes.add(visit, theme, text, by.scope().actor(), beside);
            }
        });
    }

    /** 合并两份文字. What two people wrote of one theme, put together by somebody of them. */
    @Transactional
    public Visit merge(Caller by, Visit visit, String theme, String text) {
        writers.require(by, visit);
        if (!Notes.THEMES.contains(theme)) {
            throw VisitRefusal.THEME_MISSING.refused("theme");
        }
        if (text.isEmpty() || text.length() > VisitRules.MOST_MINUTES) {
            throw VisitRefusal.TEXT_TOO_LONG.refused(
                    "text", String.valueOf(VisitRules.MOST_MINUTES), String.valueOf(text.length()));
        }
        notes.settle(visit.district(), visit.id(), theme);
        notes.add(visit, theme, text, by.scope().actor(), false);
        return visit;
    }
}
