package org.niangjia.platform.attachment;

/** 文件类型. The kinds of files taken, told by their bytes and by nothing else. Names of constants are stored. */
public enum Media {
    JPEG("image/jpeg", "jpg", true),
    PNG("image/png", "png", true),
    WEBP("image/webp", "webp", true),
    PDF("application/pdf", "pdf", false),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", false),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", false);

    private static final int MEGABYTE = 1024 * 1024;
    static final int PHOTO_MEGABYTES = 10;
    static final int DOCUMENT_MEGABYTES = 20;

    private final String type;
    private final String extension;
    private final boolean photo;

    Media(String type, String extension, boolean photo) {
        this.type = type;
        this.extension = extension;
        this.photo = photo;
    }

    public String type() {
        return type;
    }

    public String extension() {
        return extension;
    }

    public boolean photo() {
        return photo;
    }

    int mostBytes() {
        return (photo ? PHOTO_MEGABYTES : DOCUMENT_MEGABYTES) * MEGABYTE;
    }

    static int mostBytesOfAny() {
        return DOCUMENT_MEGABYTES * MEGABYTE;
    }
}
