package org.niangjia.platform.attachment;

import java.util.List;

/** 像素. Width and height as a picture's own head tells them, before anybody unpacks it. */
record Picture(int width, int height) {
    static final int MOST_PIXELS = 50_000_000;

    /** Refuses a picture that would fill the memory of whoever opens it. */
    static Picture of(long width, long height) throws NotTakenException {
        if (width < 1 || height < 1) {
            throw new NotTakenException(NotTaken.DAMAGED);
        }
        if (width > MOST_PIXELS || height > MOST_PIXELS || width * height > MOST_PIXELS) {
            throw new NotTakenException(NotTaken.TOO_MANY_PIXELS);
        }
        return new Picture((int) width, (int) height);
    }

    static Picture largest(List<Picture> pictures) throws NotTakenException {
        int width = 0;
        int height = 0;
        for (Picture picture : pictures) {
            width = Math.max(width, picture.width());
            height = Math.max(height, picture.height());
        }
        return of(width, height);
    }
}
