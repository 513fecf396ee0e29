package org.niangjia.platform.attachment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.niangjia.base.Scope;
import org.niangjia.platform.seal.Purpose;
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
    byte[] keep(Scope scope, int district, byte[] bytes, Instant at) {
        scope.require(district);
        byte[] hash = seals.index(Purpose.ATTACHMENT, bytes);
        if (!exists(scope, district, hash)) {
            insert(scope, district, hash, seals.seal(Purpose.ATTACHMENT, bytes), at.atOffset(ZoneOffset.UTC));
        }
        return hash;
    }

    /** The same content in another district, as it is: sealed under the same key, found by the same code. */
    void copy(Scope from, int district, byte[] hash, Scope to, int other) {
        if (!exists(to, other, hash)) {
            Row row = row(from, district, hash);
            insert(to, other, hash, row.sealed(), row.at());
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

    private void insert(Scope scope, int district, byte[] hash, byte[] sealed, OffsetDateTime at) {
        jdbc.sql("""
                        INSERT INTO attachment_content (district, hash, sealed, at)
                        VALUES (:district, :hash, :sealed, :at) ON CONFLICT (district, hash) DO NOTHING
                        """)
                .param("district", scope.require(district))
                .param("hash", hash)
                .param("sealed", sealed)
                .param("at", at)
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
        byte[] bytes =
                seals.openBytes(Purpose.ATTACHMENT, row(scope, district, hash).sealed());
        if (!Arrays.equals(hash, seals.index(Purpose.ATTACHMENT, bytes))) {
            throw new IllegalStateException("the content of an attachment was exchanged for another");
        }
        return bytes;
    }

    private record Row(byte[] sealed, OffsetDateTime at) {}

    private Row row(Scope scope, int district, byte[] hash) {
        return jdbc.sql("""
                        SELECT sealed, at FROM attachment_content WHERE district = :district AND hash = :hash
                        """)
                .param("district", scope.require(district))
                .param("hash", hash)
                .query((row, number) -> new Row(row.getBytes("sealed"), row.getObject("at", OffsetDateTime.class)))
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
