package org.niangjia.platform.trail;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.niangjia.base.Scope;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.niangjia.platform.store.Finding;
import org.niangjia.platform.store.Partitions;
import org.springframework.stereotype.Component;

/**
 * 总链头. One short line for the whole record as it stood at an instant, to be printed, signed and kept on paper or in
 * a backup: {@code 20261123T093000Z-} and 64 digits. Whoever holds it can prove later that nothing before that
 * instant was changed, however much was added since.
 */
@Component
public class TrailHead {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** Links sealed just now may still be on their way into the database. */
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private final TrailLinks links;
    private final Partitions partitions;
    private final Seals seals;
    private final Clock clock;

    TrailHead(TrailLinks links, Partitions partitions, Seals seals, Clock clock) {
        this.links = links;
        this.partitions = partitions;
        this.seals = seals;
        this.clock = clock;
    }

    /** The head as of a few seconds ago. */
    public String head() {
        return headAsOf(TIME.format(clock.instant().minus(SETTLED)));
    }

    /** What a head printed earlier no longer agrees with; nothing when it does. */
    public List<Finding> compare(String printed) {
        String head = printed.strip();
        int dash = head.indexOf('-');
        try {
            String now = headAsOf(head.substring(0, Math.max(dash, 0)));
            return now.equalsIgnoreCase(head) ? List.of() : List.of(new Finding(
                    TrailVerification.NAME, head, "办理记录与当时的链头不符 (the record is not the one of that head): " + now));
        } catch (DateTimeParseException e) {
            return List.of(new Finding(TrailVerification.NAME, head, "不是链头 (not a head of the record)"));
        }
    }

    private String headAsOf(String time) {
        Instant at = Instant.from(TIME.parse(time)).plusSeconds(1).minusNanos(1000);
        StringBuilder heads = new StringBuilder(time);
        for (int district : partitions.all()) {
            Optional<TrailLink> last = links.lastAsOf(Scope.house(district), district, at);
            last.ifPresent(link -> heads.append('\n')
                    .append(district)
                    .append(' ')
                    .append(link.seq())
                    .append(' ')
                    .append(HexFormat.of().formatHex(link.chain())));
        }
        byte[] code = seals.index(Purpose.TRAIL, heads.toString().getBytes(StandardCharsets.UTF_8));
        return time + "-" + HexFormat.of().formatHex(code);
    }
}
