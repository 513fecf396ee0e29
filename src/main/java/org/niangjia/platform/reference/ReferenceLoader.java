package org.niangjia.platform.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 初始字典. Takes the bundled files into the database after migration and before anything is served; a file that was
 * taken in before costs one look. What officers entered is never overwritten.
 *
 * <p>Every module may bring the default terms of its own services as {@code terms.csv} beside its other resources.
 */
@Component("referenceLoader")
class ReferenceLoader implements InitializingBean {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceLoader.class);
    private static final String TERM_FILES = "classpath*:org/niangjia/**/terms.csv";

    private final ReferenceVersions versions;
    private final RegionStore regions;
    private final HolidayStore holidays;
    private final TermStore terms;
    private final TransactionTemplate transaction;

    ReferenceLoader(
            ReferenceVersions versions,
            RegionStore regions,
            HolidayStore holidays,
            TermStore terms,
            TransactionTemplate transaction) {
        this.versions = versions;
        this.regions = regions;
        this.holidays = holidays;
        this.terms = terms;
        this.transaction = transaction;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        take("regions.csv", RegionStore.SUBJECT, file -> {
            regions.putNation();
            regions.putPresent(file.firstBy("code"));
        });
        take("towns-zhejiang.csv", RegionStore.SUBJECT, regions::putPresent);
        take("regions-changed.csv", RegionStore.SUBJECT, regions::putChanged);
        take("holidays.csv", HolidayStore.SUBJECT, holidays::putMissingYears);
        Resource[] files = new PathMatchingResourcePatternResolver().getResources(TERM_FILES);
        for (String path :
                Arrays.stream(files).map(ReferenceLoader::path).sorted().toList()) {
            take(new ClassPathResource(path), path, TermStore.SUBJECT, terms::putMissingKeys);
        }
    }

    private static String path(Resource resource) {
        try {
            String url = resource.getURL().toString();
            return url.substring(url.lastIndexOf("org/niangjia/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(String name, String subject, Consumer<Csv> into) {
        take(new ClassPathResource(name, ReferenceLoader.class), name, subject, into);
    }

    private void take(Resource resource, String name, String subject, Consumer<Csv> into) {
        Csv file = Csv.read(resource);
        String mark = "file:" + name;
        if (versions.of(mark).equals(file.fingerprint())) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            into.accept(file);
            versions.change(subject);
            versions.put(mark, file.fingerprint());
        });
        LOG.info("took in {} rows of {}", file.rows().size(), name);
    }
}
