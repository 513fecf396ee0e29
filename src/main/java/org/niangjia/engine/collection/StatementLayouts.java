package org.niangjia.engine.collection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.niangjia.platform.store.CannotStartException;
import org.niangjia.platform.store.DataFolder;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * 对账单版式库. Those of the program and those in the folder {@code statement-formats} of the data, which come before it by
 * name. One heading means one thing: an invented layout that says otherwise gives way, two real ones refuse the start.
 */
@Component
class StatementLayouts implements InitializingBean {
    private static final String BUNDLED = "classpath*:org/niangjia/engine/collection/banks/*.properties";
    private static final String FOLDER = "statement-formats";

    private final DataFolder data;
    private List<BankLayout> layouts = List.of();

    StatementLayouts(DataFolder data) {
        this.data = data;
    }

    @Override
    public void afterPropertiesSet() {
        Map<String, BankLayout> all = new LinkedHashMap<>();
        List<BankLayout> read = new ArrayList<>(bundled());
        read.addAll(added(data.root().resolve(FOLDER)));
        read.forEach(layout -> all.put(layout.name(), layout));
        layouts = agreeing(all.values());
    }

    List<BankLayout> all() {
        return layouts;
    }

    private static List<BankLayout> bundled() {
        List<BankLayout> found = new ArrayList<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(BUNDLED)) {
                found.add(StatementLayoutReader.read(
                        String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(Comparator.comparing(BankLayout::name));
        return found;
    }

    private static List<BankLayout> added(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<BankLayout> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".properties"))
                    .sorted()
                    .toList()) {
                found.add(StatementLayoutReader.read(file.getFileName().toString(), Files.readString(file)));
            }
        } catch (IOException e) {
            throw new CannotStartException("读不了对账单版式文件夹 " + folder, "cannot read the statement formats in " + folder);
        }
        return found;
    }

    /** Real ones first, so that an invented one gives way. */
    static List<BankLayout> agreeing(Iterable<BankLayout> all) {
        List<BankLayout> sorted = new ArrayList<>();
        all.forEach(sorted::add);
        sorted.sort(Comparator.comparing(BankLayout::demo).thenComparing(BankLayout::name));
        Map<String, String> meanings = new HashMap<>();
        List<BankLayout> kept = new ArrayList<>();
        for (BankLayout layout : sorted) {
            Map<String, String> own = layout.meanings();
            List<String> clashes = own.entrySet().stream()
                    .filter(each -> !each.getValue().equals(meanings.getOrDefault(each.getKey(), each.getValue())))
                    .map(Map.Entry::getKey)
                    .toList();
            if (clashes.isEmpty()) {
                meanings.putAll(own);
                kept.add(layout);
            } else if (!layout.demo()) {
                throw new CannotStartException(
                        "对账单版式“" + layout.name() + "”的栏名“" + clashes.getFirst() + "”在另一家银行的版式里是别的意思",
                        "the heading " + clashes.getFirst() + " of the statement format " + layout.english()
                                + " means something else for another bank");
            }
        }
        kept.sort(Comparator.comparing(BankLayout::name));
        return List.copyOf(kept);
    }
}
