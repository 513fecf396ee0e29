package org.niangjia.service.request;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.Letters;
import org.niangjia.engine.casework.RunningClock;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.organisation.Unions;
import org.niangjia.platform.print.OfficialLetter;
import org.niangjia.platform.print.Press;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;

/** 转办函. A letter of a request as page, PDF and .docx, with its number, the day until when to reply, and a place for the seal. */
@Component
class LetterPages implements Pages {
    private static final String CLOCK = "sq.referral";

    private final Standpoint standpoint;
    private final Letters letters;
    private final Cases cases;
    private final Unions unions;
    private final Press press;
    private final Trail trail;

    LetterPages(Standpoint standpoint, Letters letters, Cases cases, Unions unions, Press press, Trail trail) {
        this.standpoint = standpoint;
        this.letters = letters;
        this.cases = cases;
        this.unions = unions;
        this.press = press;
        this.trail = trail;
    }

    @Override
    public void declare(Routes at) {
        at.get("/requests/{no}/letters/{letter}", Duty.HANDLE, this::print).of("request", standpoint::look);
    }

    /** The letter of a year and number, such as {@code 2026-3}. */
    private Answer print(Call call) {
        Case known = standpoint.office(call);
        String wanted = call.path("letter");
        Letters.Letter letter = letters.list(known).stream()
                .filter(one -> wanted.equals(one.year() + "-" + one.number()))
                .findFirst()
                .orElseThrow(() -> new NotVisibleException("letter"));
        trail.record(call.scope().actor(), known.district(), Trail.PRINTED, Request.CODE, known.id(), known.no());
        return press.answer(call, written(call, known, letter).paper(call.words()), "/requests/" + known.no());
    }

    private OfficialLetter written(Call call, Case known, Letters.Letter letter) {
        List<String> paragraphs = new ArrayList<>(letter.text().lines().toList());
        Times times = new Times(call.words(), LocalDate.EPOCH);
        paragraphs.add(until(known, letter)
                .map(clock -> call.t("request.letter.until", known.no(), times.date(clock.dueAt())))
                .orElseGet(() -> call.t("request.letter.ask", known.no())));
        String issuer = unions.find(Scope.house(known.district()), known.district(), letter.union())
                .map(Union::name)
                .orElse(letter.issuedBy());
        return new OfficialLetter(
                issuer,
                call.t("request.letter.number", String.valueOf(letter.year()), letter.number()),
                call.t("request.letter.title"),
                letter.recipient(),
                paragraphs,
                List.of(),
                (letter.issuedBy() + " " + known.handlerPhone()).strip(),
                LocalDate.ofInstant(letter.issuedAt(), Times.ZONE));
    }

    /** The clock that began when the letter went out. */
    private Optional<RunningClock> until(Case known, Letters.Letter letter) {
        return cases.clocks(known.district(), known.id()).stream()
                .filter(clock -> clock.term().equals(CLOCK))
                .filter(clock -> Duration.between(clock.startedAt(), letter.issuedAt())
                                .abs()
                                .compareTo(Duration.ofMinutes(1))
                        < 0)
                .findFirst();
    }
}
