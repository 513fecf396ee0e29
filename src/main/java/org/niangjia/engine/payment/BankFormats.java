package org.niangjia.engine.payment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** 银行格式库. Those of the program and those in the folder {@code bank-formats} of the data, which come before it by code. */
@Component
class BankFormats implements InitializingBean {
    private static final String BUNDLED = "classpath*:org/niangjia/engine/payment/formats/*.yaml";
    private static final String FOLDER = "bank-formats";

    private final DataFolder data;
    private Map<String, BankFormat> formats = Map.of();

    BankFormats(DataFolder data) {
        this.data = data;
    }

    @Override
    public void afterPropertiesSet() {
        Map<String, BankFormat> all = new LinkedHashMap<>();
        List<BankFormat> read = new ArrayList<>(bundled());
        read.addAll(added(data.root().resolve(FOLDER)));
        read.forEach(format -> all.put(format.code(), format));
        formats = all;
    }

    private static List<BankFormat> bundled() {
        List<BankFormat> found = new ArrayList<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(BUNDLED)) {
                found.add(BankFormatReader.read(
                        String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(java.util.Comparator.comparing(BankFormat::code));
        return found;
    }

    private static List<BankFormat> added(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<BankFormat> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                found.add(BankFormatReader.read(file.getFileName().toString(), Files.readString(file)));
            }
        } catch (IOException e) {
            throw new CannotStartException("读不了银行格式文件夹 " + folder, "cannot read the bank formats in " + folder);
        }
        return found;
    }

    List<BankFormat> all() {
        return List.copyOf(formats.values());
    }

    Optional<BankFormat> find(String code) {
        return Optional.ofNullable(formats.get(code));
    }
}
