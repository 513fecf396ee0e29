package org.niangjia.service.mutualaid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.benefit.SchemeFaultyException;
import org.niangjia.engine.benefit.SchemeReader;
import org.niangjia.platform.reference.Region;
import org.niangjia.platform.store.CannotStartException;
import org.niangjia.platform.store.DataFolder;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * 方案库. The schemes that the house knows: the bundled files, those in the folder {@code schemes} of the data, and what was read
 * from either before. They are read and checked at start; a faulty file or two versions for one day refuse it, with line and
 * reason.
 */
@Component
public class SchemeShelf implements InitializingBean {
    private static final String BUNDLED = "classpath*:org/niangjia/service/mutualaid/schemes/*.yaml";
    private static final String FOLDER = "schemes";

    private final SchemeTexts texts;
    private final DataFolder data;
    private final Clock clock;
    private List<Scheme> schemes = List.of();

    SchemeShelf(SchemeTexts texts, DataFolder data, Clock clock) {
        this.texts = texts;
        this.data = data;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        Map<SchemeTexts.Version, SchemeTexts.Text> files = versions(bundled());
        files.putAll(versions(added(data.root().resolve(FOLDER))));
        Map<SchemeTexts.Version, SchemeTexts.Text> all = texts.all();
        all.putAll(files);
        List<Scheme> read = all.values().stream()
                .map(SchemeShelf::read)
                .sorted(Comparator.comparing(Scheme::code)
                        .thenComparing(each -> each.valid().from(), Comparator.reverseOrder()))
                .toList();
        refuseOverlaps(read);
        files.forEach((version, file) -> texts.put(version, file, clock.instant()));
        schemes = read;
    }

    /** By version. Two files of one place for one version would leave it to their names which one holds. */
    static Map<SchemeTexts.Version, SchemeTexts.Text> versions(List<SchemeTexts.Text> files) {
        Map<SchemeTexts.Version, SchemeTexts.Text> versions = new LinkedHashMap<>();
        for (SchemeTexts.Text file : files) {
            Scheme scheme = read(file);
            SchemeTexts.Version version =
                    new SchemeTexts.Version(scheme.code(), scheme.valid().from());
            SchemeTexts.Text other = versions.put(version, file);
            if (other != null) {
                throw new CannotStartException(
                        "方案文件 " + other.file() + " 和 " + file.file() + " 都是 " + version.code() + " 从 " + version.from()
                                + " 起的版本，只能留一份",
                        "the schemes " + other.file() + " and " + file.file() + " are both " + version.code() + " from "
                                + version.from() + ", only one may stay");
            }
        }
        return versions;
    }

    private static List<SchemeTexts.Text> bundled() {
        List<SchemeTexts.Text> files = new ArrayList<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(BUNDLED)) {
                files.add(new SchemeTexts.Text(
                        String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static List<SchemeTexts.Text> added(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<SchemeTexts.Text> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.filter(each -> each.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                files.add(new SchemeTexts.Text(file.getFileName().toString(), Files.readString(file)));
            }
        } catch (IOException e) {
            throw new CannotStartException("读不了方案文件夹 " + folder, "cannot read the schemes in " + folder);
        }
        return files;
    }

    private static Scheme read(SchemeTexts.Text file) {
        try {
            return SchemeReader.read(file.text());
        } catch (SchemeFaultyException e) {
            throw new CannotStartException(
                    "方案文件 " + file.file() + " 不能用：\n" + e.getMessage(), "the scheme " + file.file() + " is faulty");
        }
    }

    /** Two versions of a scheme for one day would leave it open what is paid. */
    static void refuseOverlaps(List<Scheme> schemes) {
        for (Scheme one : schemes) {
            for (Scheme other : schemes) {
                boolean later = other.valid().from().isAfter(one.valid().from());
                if (one.code().equals(other.code()) && later && one.valid().overlaps(other.valid())) {
                    throw new CannotStartException(
                            "方案 " + one.code() + " 有两份在 " + other.valid().from() + " 都有效，请给前一份写上“到”",
                            "two versions of the scheme " + one.code() + " hold on "
                                    + other.valid().from());
                }
            }
        }
    }

    /** Newest versions first, by code. */
    public List<Scheme> all() {
        return schemes;
    }

    /** The version for covers that begin on a day, else the newest one. */
    public Optional<Scheme> find(String code, LocalDate on) {
        List<Scheme> versions =
                schemes.stream().filter(each -> each.code().equals(code)).toList();
        return versions.stream()
                .filter(each -> each.isFor(on))
                .findFirst()
                .or(() -> versions.stream()
                        .max(Comparator.comparing(each -> each.valid().from())));
    }

    /** The version for a cover of a plan year: of its first day, or of the day on which the cover begins where it has its own year. */
    public Optional<Scheme> ofCover(String code, int year, LocalDate from) {
        Optional<Scheme> ofYear = ofYear(code, year);
        return ofYear.filter(scheme -> scheme.year().starts().isPresent()).or(() -> find(code, from));
    }

    /** The version of a plan year, which begins in this year. */
    public Optional<Scheme> ofYear(String code, int year) {
        LocalDate newYear = LocalDate.of(year, 1, 1);
        LocalDate first = find(code, newYear)
                .flatMap(scheme -> scheme.year().starts())
                .map(day -> day.atYear(year))
                .orElse(newYear);
        return find(code, first);
    }

    /** Schemes of a county, of its city and of its province on a day. */
    public List<Scheme> of(int district, LocalDate on) {
        return schemes.stream()
                .filter(each -> each.isFor(on) && each.regions().stream().anyMatch(region -> holds(region, district)))
                .toList();
    }

    /** Those, and the ones that will hold on the first day of the next plan year: fees are taken before it begins. */
    public List<Scheme> soon(int district, LocalDate today) {
        return schemes.stream()
                .filter(each -> each.regions().stream().anyMatch(region -> holds(region, district)))
                .filter(each -> each.isFor(today) || begins(each, today))
                .toList();
    }

    private static boolean begins(Scheme scheme, LocalDate today) {
        LocalDate first = scheme.valid().from();
        return first.isAfter(today) && !first.isAfter(today.plusYears(1)) && scheme.isFor(first);
    }

    private static boolean holds(int region, int district) {
        return region == district
                || region == Region.NATION
                || region == district / 100 * 100
                || region == district / 10_000 * 10_000;
    }
}
