package org.niangjia.engine.casework;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.niangjia.platform.frame.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 办件类型表. All declared types; a changed declaration under an old version refuses to start. */
@Component
public class CaseTypes implements SmartInitializingSingleton {
    private final ObjectProvider<CaseService> services;
    private final JdbcClient jdbc;
    private final Map<String, CaseService> byCode = new LinkedHashMap<>();

    CaseTypes(ObjectProvider<CaseService> services, JdbcClient jdbc) {
        this.services = services;
        this.jdbc = jdbc;
    }

    @Override
    public void afterSingletonsInstantiated() {
        services.orderedStream().forEach(this::register);
    }

    private void register(CaseService service) {
        CaseType type = service.type();
        List<String> faults = type.faults();
        if (!faults.isEmpty()) {
            throw new IllegalStateException("case type " + type.code() + ": " + faults);
        }
        if (byCode.put(type.code(), service) != null) {
            throw new IllegalStateException("two case types have the code " + type.code());
        }
        Optional<String> known = jdbc.sql("SELECT hash FROM casework_type WHERE code = :code AND version = :version")
                .param("code", type.code())
                .param("version", type.version())
                .query(String.class)
                .optional();
        if (known.isEmpty()) {
            jdbc.sql("""
                    INSERT INTO casework_type (code, version, hash) VALUES (:code, :version, :hash)
                    ON CONFLICT (code, version) DO NOTHING
                    """)
                    .param("code", type.code())
                    .param("version", type.version())
                    .param("hash", type.hash())
                    .update();
        } else if (!known.get().equals(type.hash())) {
            throw new IllegalStateException(
                    "case type " + type.code() + " version " + type.version() + " has changed: give it a new version");
        }
    }

    public CaseService get(String code) {
        return find(code).orElseThrow(() -> new IllegalStateException("no case type " + code));
    }

    Optional<CaseService> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** 事由. What a case is about; of one that nobody gave words of its own, the kind it is of, as who reads calls it. */
    public String matter(String type, String subject, Words words) {
        boolean kind = find(type)
                .filter(service -> service.type().name().equals(subject))
                .isPresent();
        return kind ? words.t("casework.type." + type) : subject;
    }

    public List<CaseService> all() {
        return List.copyOf(byCode.values());
    }
}
