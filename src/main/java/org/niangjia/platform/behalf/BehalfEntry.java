package org.niangjia.platform.behalf;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 代填记录. What was entered for whom by whom, as it stood then, and what the unit said to it.
 *
 * @param subject code of the {@link BehalfSubject}
 * @param path office that entered it
 * @param linkUntil until when the last link may be used; null before the first
 * @param closed answered, or put aside for a newer entry
 * @param answer null until the unit answers
 */
public record BehalfEntry(
        int district,
        UUID id,
        String subject,
        UUID unit,
        String unitName,
        List<BehalfSubject.Line> lines,
        String path,
        String office,
        String enteredName,
        Instant enteredAt,
        @Nullable Instant linkUntil,
        boolean closed,
        @Nullable Answer answer) {

    /** 单位确认. By link or stamped paper, who said so for the unit, and what is wrong where it does not agree. */
    public record Answer(Instant at, String how, boolean agreed, String name, String words) {}

    /** 状态 as a words key. */
    public String state() {
        return answer == null
                ? closed ? "behalf.state.aside" : "behalf.state.waits"
                : answer.agreed() ? "behalf.state.confirmed" : "behalf.state.refused";
    }

    /** 状态 as told to a program. */
    String stateCode() {
        return state().substring(state().lastIndexOf('.') + 1);
    }

    public String tone() {
        return answer == null ? closed ? "" : "tag--amber" : answer.agreed() ? "tag--green" : "tag--red";
    }
}
