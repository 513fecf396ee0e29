package org.niangjia.platform.attachment;

import org.jspecify.annotations.Nullable;

/**
 * 内容. A file as it will be kept: looked through, and without what a photo tells of its place, time and camera.
 *
 * @param picture width and height of a photo, null for a document
 */
record Content(Media media, byte[] bytes, @Nullable Picture picture) {}
