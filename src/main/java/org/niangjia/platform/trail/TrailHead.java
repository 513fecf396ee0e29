package org.niangjia.platform.trail;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.niangjia.base.Scope;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.niangjia.platform.store.ChainHeads;
import org.niangjia.platform.store.Partitions;
import org.springframework.stereotype.Component;

/**
 * 总链头. One short line for the whole record as it stood at an instant, to be printed, signed and kept on paper or in
 * a backup: {@code 20261123T093000Z-} and 64 digits. Whoever holds it can prove later that nothing before that
 * instant was changed, however much was added since.
 */
@Component
public class TrailHead implements ChainHeads {
    static final String WHOLE_HOUSE = "house";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern OF_A_DISTRICT = Pattern.compile("[0-9a-fA-F]{72}");
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

    /** The head of the whole house as of a few seconds ago. */
    public String head() {
        return headAsOf(TIME.format(clock.instant().minus(SETTLED)));
    }

    /** The newest link of every district, and the head of the whole house under {@code house}. */
    @Override
    public Map<String, String> heads() {
        Map<String, String> heads = new LinkedHashMap<>();
        for (int district : partitions.all()) {
            links.last(Scope.house(district), district)
                    .ifPresent(link ->
                            heads.put(Integer.toString(district), HexFormat.of().formatHex(link.chain())));
        }
        heads.put(WHOLE_HOUSE, head());
        return heads;
    }

    /** Whether a head written down earlier, of the house or of one district, still belongs to the record. */
    @Override
    public boolean contains(String written) {
        String head = written.strip();
        if (OF_A_DISTRICT.matcher(head).matches()) {
            byte[] chain = HexFormat.of().parseHex(head);
            return partitions.all().stream().anyMatch(district -> links.exists(Scope.house(district), district, chain));
        }
        try {
            return headAsOf(head.substring(0, Math.max(head.indexOf('-'), 0))).equalsIgnoreCase(head);
        } catch (DateTimeParseException e) {
            return false;
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
