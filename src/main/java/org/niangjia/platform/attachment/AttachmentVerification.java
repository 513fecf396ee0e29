package org.niangjia.platform.attachment;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.niangjia.base.Scope;
import org.niangjia.platform.seal.KeyMissingException;
import org.niangjia.platform.seal.SealBrokenException;
import org.niangjia.platform.store.Finding;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.store.Verification;
import org.springframework.stereotype.Component;

/** 附件核对. Opens every content once and compares it with its code. */
@Component
final class AttachmentVerification implements Verification {
    private static final int MOST_FINDINGS = 100;

    private final AttachmentContents contents;
    private final Partitions partitions;

    AttachmentVerification(AttachmentContents contents, Partitions partitions) {
        this.contents = contents;
        this.partitions = partitions;
    }

    @Override
    public String name() {
        return "attachment";
    }

    @Override
    public List<Finding> verify() {
        List<Finding> findings = new ArrayList<>();
        for (int district : partitions.all()) {
            Scope scope = Scope.house(district);
            Optional<byte[]> hash = contents.next(scope, district, new byte[0]);
            while (hash.isPresent() && findings.size() < MOST_FINDINGS) {
                look(scope, district, hash.get(), findings);
                hash = contents.next(scope, district, hash.get());
            }
        }
        return findings;
    }

    private void look(Scope scope, int district, byte[] hash, List<Finding> findings) {
        try {
            contents.open(scope, district, hash);
        } catch (KeyMissingException | SealBrokenException | IllegalStateException e) {
            String subject = district + " " + HexFormat.of().formatHex(hash, 0, 8);
            findings.add(new Finding(name(), subject, "附件内容打不开或被改动 (content changed): " + e.getMessage()));
        }
    }
}
