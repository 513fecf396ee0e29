package org.niangjia.platform.attachment;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.platform.seal.SealBrokenException;
import org.niangjia.platform.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 附件内容库. Contents by their code, sealed, once per district. */
@Component
class AttachmentContents {
    private final JdbcClient jdbc;
    private final Seals seals;

    AttachmentContents(JdbcClient jdbc, Seals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
    }

    /** The code under which the content is kept from now on; the same content is not sealed a second time. */
    byte[] keep(Scope scope, int district, AttachmentClass sealing, Content content, Instant at) {
        scope.require(district);
        byte[] hash = seals.index(sealing.purpose(), content.bytes());
        if (!exists(scope, district, hash)) {
            byte[] sealed = seals.seal(sealing.purpose(), content.bytes());
            byte[] thumbnail = content.media().photo() ? thumbnail(sealing, content.bytes()) : null;
            insert(scope, district, hash, new Row(sealing, sealed, thumbnail, true, at.atOffset(ZoneOffset.UTC)));
        }
        return hash;
    }

    private byte @Nullable [] thumbnail(AttachmentClass sealing, byte[] photo) {
        return sealing == AttachmentClass.SENSITIVE
                ? null
                : Thumbnail.of(photo)
                        .map(small -> seals.seal(sealing.purpose(), small))
                        .orElse(null);
    }

    /** The same content in another district, as it is: sealed under the same key, found by the same code. */
    void copy(Scope from, int district, byte[] hash, Scope to, int other) {
        if (!exists(to, other, hash)) {
            insert(to, other, hash, row(from, district, hash));
        }
    }

    /** Forgets contents that no file has any more and that are older than this. */
    int dropUnused(Scope scope, int district, Instant olderThan) {
        return jdbc.sql("""
                        DELETE FROM attachment_content c WHERE c.district = :district AND c.at < :olderThan
                           AND NOT EXISTS (SELECT 1 FROM attachment_file f
                                            WHERE f.district = :district AND f.hash = c.hash)
                        """)
                .param("district", scope.require(district))
                .param("olderThan", olderThan.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void insert(Scope scope, int district, byte[] hash, Row row) {
        jdbc.sql("""
                        INSERT INTO attachment_content (district, hash, class, sealed, thumbnail, looked, at)
                        VALUES (:district, :hash, :class, :sealed, :thumbnail, :looked, :at)
                        ON CONFLICT (district, hash) DO NOTHING
                        """)
                .param("district", scope.require(district))
                .param("hash", hash)
                .param("class", row.sealing().name())
                .param("sealed", row.sealed())
                .param("thumbnail", row.thumbnail(), Types.BINARY)
                .param("looked", row.looked())
                .param("at", row.at())
                .update();
    }

    /** Holds what it finds until the end of the transaction, so that nobody forgets it meanwhile. */
    private boolean exists(Scope scope, int district, byte[] hash) {
        return jdbc.sql("""
                        SELECT 1 FROM attachment_content WHERE district = :district AND hash = :hash FOR KEY SHARE
                        """)
                .param("district", scope.require(district))
                .param("hash", hash)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Throws {@link SealBrokenException} when it was changed; also notices that it was exchanged for another. */
    byte[] open(Scope scope, int district, byte[] hash) {
        Row row = row(scope, district, hash);
        byte[] bytes = seals.openBytes(row.sealing().purpose(), row.sealed());
        if (!Arrays.equals(hash, seals.index(row.sealing().purpose(), bytes))) {
            throw new IllegalStateException("the content of an attachment was exchanged for another");
        }
        return bytes;
    }

    Optional<byte[]> thumbnail(Scope scope, int district, byte[] hash) {
        Row row = row(scope, district, hash);
        return Optional.ofNullable(row.thumbnail())
                .map(small -> seals.openBytes(row.sealing().purpose(), small));
    }

    /** Contents at which nobody has looked yet whether they have a thumbnail. */
    List<byte[]> withoutThumbnail(Scope scope, int district, int most) {
        return jdbc.sql("SELECT hash FROM attachment_content WHERE district = :district AND NOT looked LIMIT :most")
                .param("district", scope.require(district))
                .param("most", most)
                .query((row, number) -> row.getBytes("hash"))
                .list();
    }

    void drawThumbnail(Scope scope, int district, byte[] hash) {
        byte[] thumbnail = thumbnail(row(scope, district, hash).sealing(), open(scope, district, hash));
        jdbc.sql("""
                        UPDATE attachment_content SET thumbnail = :thumbnail, looked = true
                        WHERE district = :district AND hash = :hash
                        """)
                .param("district", scope.require(district))
                .param("hash", hash)
                .param("thumbnail", thumbnail, Types.BINARY)
                .update();
    }

    private record Row(
            AttachmentClass sealing, byte[] sealed, byte @Nullable [] thumbnail, boolean looked, OffsetDateTime at) {}

    private Row row(Scope scope, int district, byte[] hash) {
        return jdbc.sql("""
                        SELECT class, sealed, thumbnail, looked, at FROM attachment_content
                        WHERE district = :district AND hash = :hash
                        """)
                .param("district", scope.require(district))
                .param("hash", hash)
                .query((row, number) -> new Row(
                        AttachmentClass.valueOf(row.getString("class")),
                        row.getBytes("sealed"),
                        row.getBytes("thumbnail"),
                        row.getBoolean("looked"),
                        row.getObject("at", OffsetDateTime.class)))
                .single();
    }

    /** The code that follows, in the order of codes. */
    Optional<byte[]> next(Scope scope, int district, byte[] after) {
        return jdbc.sql("""
                SELECT hash FROM attachment_content WHERE district = :district AND hash > :after
                ORDER BY hash LIMIT 1
                """)
                .param("district", scope.require(district))
                .param("after", after)
                .query(byte[].class)
                .optional();
    }
}
