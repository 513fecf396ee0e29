package org.niangjia.engine.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.niangjia.platform.store.CannotStartException;
import org.niangjia.platform.store.DataFolder;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** 凭证格式库. That of the program and those in the folder {@code journal-formats} of the data, which come before it by code. */
@Component
class JournalFormats implements InitializingBean {
    private static final String BUNDLED = "classpath*:org/niangjia/engine/ledger/formats/*.yaml";
    private static final String FOLDER = "journal-formats";

    private final DataFolder data;
    private Map<String, JournalFormat> formats = Map.of();

    JournalFormats(DataFolder data) {
        this.data = data;
    }

    @Override
    public void afterPropertiesSet() {
        Map<String, JournalFormat> all = new LinkedHashMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(BUNDLED)) {
                put(all, String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        added(all, data.root().resolve(FOLDER));
        formats = all;
    }

    private static void put(Map<String, JournalFormat> all, String file, String text) {
        JournalFormat format = JournalFormatReader.read(file, text);
        all.put(format.code(), format);
    }

    private static void added(Map<String, JournalFormat> all, Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                put(all, file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new CannotStartException("读不了凭证格式文件夹 " + folder, "cannot read the journal formats in " + folder);
        }
    }

    List<JournalFormat> all() {
        return List.copyOf(formats.values());
    }

    Optional<JournalFormat> find(String code) {
        return Optional.ofNullable(formats.get(code));
    }
}
