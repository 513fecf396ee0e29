package org.niangjia.platform.attachment;

import java.time.Duration;
import org.niangjia.base.Scope;
import org.niangjia.platform.store.Poller;
import org.springframework.stereotype.Component;

/** 补做缩略图. For photos that were handed in before there were thumbnails; a few at a time. */
@Component
class ThumbnailMaker implements Poller {
    private static final int AT_ONCE = 20;

    private final AttachmentContents contents;

    ThumbnailMaker(AttachmentContents contents) {
        this.contents = contents;
    }

    @Override
    public String name() {
        return "attachment.thumbnails";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void poll(int district) {
        Scope house = Scope.house(district);
        for (byte[] hash : contents.withoutThumbnail(house, district, AT_ONCE)) {
            contents.drawThumbnail(house, district, hash);
        }
    }
}
