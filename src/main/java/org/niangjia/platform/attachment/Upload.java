package org.niangjia.platform.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.niangjia.base.RefusedException;

/**
 * 上传的文件. What somebody handed in: neither name nor content is believed.
 *
 * @param name as the sender's machine called it
 */
public record Upload(String name, byte[] bytes) {

    /** Reads no further than the largest file taken. Throws {@link RefusedException} when the stream is longer. */
    public static Upload read(String name, InputStream content) {
        try {
            byte[] bytes = content.readNBytes(Media.mostBytesOfAny() + 1);
            if (bytes.length > Media.mostBytesOfAny()) {
                throw new RefusedException(NotTaken.DOCUMENT_TOO_LARGE.of(FileName.shown(name)));
            }
            return new Upload(name, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("the upload broke off", e);
        }
    }
}
