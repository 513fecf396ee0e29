package org.niangjia.platform.attachment;

import java.time.Clock;
import java.time.Duration;
import org.niangjia.base.Scope;
import org.niangjia.platform.store.Poller;
import org.springframework.stereotype.Component;

/**
 * 附件清理. Forgets contents that belong to no file any more. Not done where a file is removed: somebody may be handing
 * in the same photo at that moment, and neither of the two should fail for it.
 */
@Component
class AttachmentSweeper implements Poller {
    private static final Duration HOUR = Duration.ofHours(1);

    private final AttachmentContents contents;
    private final Clock clock;

    AttachmentSweeper(AttachmentContents contents, Clock clock) {
        this.contents = contents;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "attachment.sweeper";
    }

    @Override
    public Duration every() {
        return HOUR;
    }

    @Override
    public void poll(int district) {
        contents.dropUnused(Scope.house(district), district, clock.instant().minus(HOUR));
    }
}
