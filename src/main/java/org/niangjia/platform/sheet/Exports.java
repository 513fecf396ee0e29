package org.niangjia.platform.sheet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.niangjia.platform.store.Poller;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** 导出库. What was asked to be taken out, for a day, and the choices of columns that offices keep. */
@Component
class Exports implements Poller {
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Seals seals;
    private final JsonMapper mapper;
    private final Clock clock;

    Exports(JdbcClient jdbc, Seals seals, JsonMapper mapper, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** 导出单. Which columns of which list, as what, and why. */
    record Wish(
            String kind,
            ExportFormat format,
            List<String> columns,
            boolean sensitive,
            Map<String, String> filter,
            String reason) {}

    /** 常用列. A choice of columns under a name, shared in an office. */
    record Kept(UUID id, String name, List<String> columns) {}

    UUID insert(Scope scope, int district, Wish wish) {
        UUID id = Uuid7.next(clock);
        jdbc.sql("""
                        INSERT INTO sheet_export (district, id, kind, account, format, columns, sensitive, filter, reason,
                         at)
                        VALUES (:district, :id, :kind, :account, :format, :columns, :sensitive, :filter, :reason, :now)
                        """)
                .param("district", scope.require(district))
                .param("id", id)
                .param("kind", wish.kind())
                .param("account", scope.account())
                .param("format", wish.format().name())
                .param("columns", wish.columns().toArray(String[]::new))
                .param("sensitive", wish.sensitive())
                .param("filter", seals.seal(Purpose.DRAFT, mapper.writeValueAsBytes(wish.filter())))
                .param("reason", wish.reason())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /** One's own, as long as it is kept. */
    Wish get(Scope scope, int district, String kind, UUID id) {
        return jdbc.sql("""
                        SELECT kind, format, columns, sensitive, filter, reason FROM sheet_export
                        WHERE district = :district AND id = :id AND account = :account AND kind = :kind
                        """)
                .param("district", scope.require(district))
                .param("id", id)
                .param("account", scope.account())
                .param("kind", kind)
                .query((row, number) -> new Wish(
                        row.getString("kind"),
                        ExportFormat.valueOf(row.getString("format")),
                        texts(row),
                        row.getBoolean("sensitive"),
                        filter(row.getBytes("filter")),
                        row.getString("reason")))
                .optional()
                .orElseThrow(() -> new NotVisibleException("export " + id));
    }

    private Map<String, String> filter(byte[] sealed) {
        return mapper.readValue(seals.openBytes(Purpose.DRAFT, sealed), new TypeReference<Map<String, String>>() {});
    }

    private static List<String> texts(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("columns").getArray());
    }

    /** Keeps a choice for the office; the same name again is another choice's. */
    UUID keep(Scope scope, int district, String kind, UUID office, Kept kept) {
        try {
            jdbc.sql("""
                            INSERT INTO sheet_choice (district, id, kind, office, name, columns, by_name, at)
                            VALUES (:district, :id, :kind, :office, :name, :columns, :byName, :now)
                            """)
                    .param("district", scope.require(district))
                    .param("id", kept.id())
                    .param("kind", kind)
                    .param("office", office)
                    .param("name", kept.name())
                    .param("columns", kept.columns().toArray(String[]::new))
                    .param("byName", scope.actor().name())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ConflictException("sheet.CHOICE_NAME_TAKEN");
        }
        return kept.id();
    }

    List<Kept> kept(Scope scope, int district, String kind, UUID office) {
        return jdbc.sql("""
                        SELECT id, name, columns FROM sheet_choice
                        WHERE district = :district AND kind = :kind AND office = :office ORDER BY name LIMIT 100
                        """)
                .param("district", scope.require(district))
                .param("kind", kind)
                .param("office", office)
                .query((row, number) -> new Kept(row.getObject("id", UUID.class), row.getString("name"), texts(row)))
                .list();
    }

    boolean drop(Scope scope, int district, String kind, UUID office, UUID id) {
        return jdbc.sql("""
                        DELETE FROM sheet_choice
                        WHERE district = :district AND kind = :kind AND office = :office AND id = :id
                        """)
                        .param("district", scope.require(district))
                        .param("kind", kind)
                        .param("office", office)
                        .param("id", id)
                        .update()
                == 1;
    }

    @Override
    public String name() {
        return "sheet.exports";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void poll(int district) {
        Instant before = clock.instant().minus(KEPT);
        jdbc.sql("DELETE FROM sheet_export WHERE district = :district AND at < :before")
                .param("district", district)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
