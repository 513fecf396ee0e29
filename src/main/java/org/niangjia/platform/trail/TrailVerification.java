package org.niangjia.platform.trail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.platform.store.Finding;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.store.Verification;
import org.springframework.stereotype.Component;

/**
 * 办理记录核对. Walks the chain of every district and finds what was edited, removed, written by hand, left unsealed or
 * cut off at the end.
 */
@Component
final class TrailVerification implements Verification {
    static final String NAME = "trail";
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int PAGE = 1000;
    private static final int MOST_FINDINGS = 100;

    private final TrailEntries entries;
    private final TrailLinks links;
    private final TrailHeads heads;
    private final EntrySeal seal;
    private final Partitions partitions;

    TrailVerification(TrailEntries entries, TrailLinks links, TrailHeads heads, EntrySeal seal, Partitions partitions) {
        this.entries = entries;
        this.links = links;
        this.heads = heads;
        this.seal = seal;
        this.partitions = partitions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> verify() {
        List<Finding> findings = new ArrayList<>();
        for (int district : partitions.all()) {
            findings.addAll(new Walk(district).findings());
        }
        return findings;
    }

    /** One district, from the first link to the last and on to what has no link. */
    private final class Walk {
        private final int district;
        private final Scope scope;
        private final List<Finding> found = new ArrayList<>();
        private byte[] previous = {};
        private long seq;
        private Instant lastSealed = Instant.MIN;

        Walk(int district) {
            this.district = district;
            this.scope = Scope.house(district);
        }

        List<Finding> findings() {
            // the head first: links that are appended meanwhile only make the chain longer than it
            Optional<TrailHeads.Head> head = heads.find(district);
            List<TrailLinks.Sealed> page;
            do {
                page = links.after(scope, district, seq, PAGE);
                page.forEach(this::step);
            } while (page.size() == PAGE && found.size() < MOST_FINDINGS);
            if (found.size() < MOST_FINDINGS) {
                head.ifPresent(this::compare);
                unsealed();
            }
            return found;
        }

        private void step(TrailLinks.Sealed sealed) {
            TrailLink link = sealed.link();
            if (link.seq() != seq + 1) {
                String gap = seq + 1 == link.seq() - 1 ? "" + (seq + 1) : (seq + 1) + "–" + (link.seq() - 1);
                add(gap, null, "第 " + gap + " 环被删除 (links removed from the chain)");
            }
            TrailEntries.WithMac entry = sealed.entry();
            if (entry == null) {
                add(link, "条目被删除 (entry removed)");
            } else if (!seal.fits(entry.entry(), entry.mac())) {
                add(link, "条目被改动 (entry edited)");
            } else if (link.seq() == seq + 1 && !seal.fits(previous, district, link, entry.mac())) {
                add(link, "链环被改动 (link edited)");
            }
            previous = link.chain();
            seq = link.seq();
            lastSealed = link.sealedAt();
        }

        private void compare(TrailHeads.Head head) {
            if (head.seq() > seq) {
                add("" + head.seq(), null, "链尾被截断，应到第 " + head.seq() + " 环，只到第 " + seq + " 环 (chain cut off)");
                return;
            }
            boolean same = links.at(scope, district, head.seq())
                    .map(link -> Arrays.equals(link.chain(), head.chain()))
                    .orElse(false);
            if (!same) {
                add("" + head.seq(), null, "与数据库外保存的链头不符 (differs from the head kept outside the database)");
            }
        }

        /** Written by hand, or passed over although the house went on working. */
        private void unsealed() {
            List<TrailEntries.WithMac> waiting =
                    entries.unsealed(scope, district, new UUID(0, 0), MOST_FINDINGS - found.size());
            Instant newest =
                    waiting.stream().map(row -> row.entry().at()).reduce(lastSealed, (a, b) -> a.isAfter(b) ? a : b);
            for (TrailEntries.WithMac row : waiting) {
                TrailEntry entry = row.entry();
                if (!seal.fits(entry, row.mac())) {
                    add("-", entry.id(), "条目不是本系统写入的 (entry not written by the house)");
                } else if (newest.isAfter(entry.at().plus(LONG))) {
                    add("-", entry.id(), "条目长时间未入链 (entry left unsealed)");
                }
            }
        }

        private void add(TrailLink link, String message) {
            add("" + link.seq(), link.entry(), message);
        }

        private void add(String place, @Nullable UUID entry, String message) {
            String subject = district + " #" + place + (entry == null ? "" : " " + entry);
            found.add(new Finding(NAME, subject, message));
        }
    }
}
