package org.niangjia.engine.casework;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.platform.trail.Veil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 办件回避. Cases that the reader of the record is tied to stay hidden there too (practice ruling 1). */
@Component
class CaseVeil implements Veil {
    private final JdbcClient jdbc;

    CaseVeil(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<UUID> hidden(Scope reader, int district, Collection<UUID> subjects) {
        return new HashSet<>(
                jdbc.sql("SELECT id FROM casework_case WHERE district = :district AND id = ANY(:ids) AND NOT ("
                                + Cases.VISIBLE + ")")
                        .param("district", reader.require(district))
                        .param("ids", subjects.toArray(UUID[]::new))
                        .param("own", reader.ownEmployerArray())
                        .param("me", reader.account())
                        .query((row, n) -> row.getObject("id", UUID.class))
                        .list());
    }
}
