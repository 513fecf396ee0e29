package org.niangjia.platform.attachment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 附件库. The rows of files. */
@Component
class AttachmentFiles {
    private static final String SELECT = """
            SELECT district, id, owner_kind, owner_id, name, media, size, width, height, hash, class, uploaded_by, at
            FROM attachment_file
            """;

    private final JdbcClient jdbc;

    AttachmentFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the owner has as many as may be. The key (district, owner, nth) decides between two at once. */
    boolean insert(Scope scope, AttachmentFile file, byte[] hash) {
        List<Integer> taken = places(scope, file);
        for (int nth = 1; nth <= Attachments.MOST_FILES; nth++) {
            if (!taken.contains(nth) && insert(scope, file, hash, nth)) {
                return true;
            }
        }
        return false;
    }

    private List<Integer> places(Scope scope, AttachmentFile file) {
        return jdbc.sql("""
                        SELECT nth FROM attachment_file
                        WHERE district = :district AND owner_kind = :ownerKind AND owner_id = :owner
                        """)
                .param("district", scope.require(file.district()))
                .param("ownerKind", file.ownerKind())
                .param("owner", file.owner())
                .query((row, number) -> row.getInt("nth"))
                .list();
    }

    private boolean insert(Scope scope, AttachmentFile file, byte[] hash, int nth) {
        return jdbc.sql("""
                        INSERT INTO attachment_file (district, id, owner_kind, owner_id, nth, name, media, size,
                            width, height, hash, class, uploaded_by, at)
                        VALUES (:district, :id, :ownerKind, :owner, :nth, :name, :media, :size,
                            :width, :height, :hash, :class, :uploadedBy, :at)
                        ON CONFLICT (district, owner_kind, owner_id, nth) DO NOTHING
                        """)
                        .param("district", scope.require(file.district()))
                        .param("id", file.id())
                        .param("ownerKind", file.ownerKind())
                        .param("owner", file.owner())
                        .param("nth", nth)
                        .param("name", file.name())
                        .param("media", file.media().name())
                        .param("size", file.size())
                        .param("width", file.width())
                        .param("height", file.height())
                        .param("hash", hash)
                        .param("class", file.sealing().name())
                        .param("uploadedBy", file.uploadedBy())
                        .param("at", file.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<AttachmentFile> list(Scope scope, int district, String ownerKind, UUID owner) {
        return jdbc.sql(SELECT + """
                WHERE district = :district AND owner_kind = :ownerKind AND owner_id = :owner ORDER BY at, nth
                """)
                .param("district", scope.require(district))
                .param("ownerKind", ownerKind)
                .param("owner", owner)
                .query((row, number) -> file(row))
                .list();
    }

    void delete(Scope scope, int district, UUID id) {
        jdbc.sql("DELETE FROM attachment_file WHERE district = :district AND id = :id")
                .param("district", scope.require(district))
                .param("id", id)
                .update();
    }

    /** 已存附件. A file and the code of its content. */
    record Kept(AttachmentFile file, byte[] hash) {}

    Optional<Kept> find(Scope scope, int district, UUID id) {
        return jdbc.sql(SELECT + "WHERE district = :district AND id = :id")
                .param("district", scope.require(district))
                .param("id", id)
                .query((row, number) -> new Kept(file(row), row.getBytes("hash")))
                .optional();
    }

    private static AttachmentFile file(ResultSet row) throws SQLException {
        return new AttachmentFile(
                row.getInt("district"),
                row.getObject("id", UUID.class),
                row.getString("owner_kind"),
                row.getObject("owner_id", UUID.class),
                row.getString("name"),
                Media.valueOf(row.getString("media")),
                row.getInt("size"),
                row.getObject("width", Integer.class),
                row.getObject("height", Integer.class),
                AttachmentClass.valueOf(row.getString("class")),
                row.getObject("uploaded_by", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
