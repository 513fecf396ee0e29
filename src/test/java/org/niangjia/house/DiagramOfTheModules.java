package org.niangjia.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.Niangjia;
import org.springframework.modulith.ApplicationModule;

@DisplayName("模块图")
class DiagramOfTheModules {
    private static final Path PAGE = Path.of("docs/modules.md");
    private static final String ROOT = "org.niangjia.";
    private static final List<String> GROUPS = List.of("app", "service", "engine", "platform", "base");

    private final Map<String, String> names = new TreeMap<>();
    private final Map<String, Set<String>> uses = new TreeMap<>();

    DiagramOfTheModules() throws URISyntaxException {
        // the classes of the program alone: where they were compiled to, test classes lie elsewhere
        Path compiled = Path.of(Niangjia.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        JavaClasses house = new ClassFileImporter().importPath(compiled);
        house.stream().map(JavaClass::getPackage).distinct().forEach(this::name);
        house.forEach(this::use);
    }

    private void name(JavaPackage one) {
        one.tryGetPackageInfo()
                .flatMap(info -> info.tryGetAnnotationOfType(ApplicationModule.class))
                .ifPresent(module -> names.put(one.getName().substring(ROOT.length()), module.displayName()));
    }

    private void use(JavaClass one) {
        String from = module(one);
        for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
            String to = module(dependency.getTargetClass());
            if (!from.isEmpty() && !to.isEmpty() && !to.equals(from)) {
                uses.computeIfAbsent(from, any -> new TreeSet<>()).add(to);
            }
        }
    }

    private String module(JavaClass one) {
        JavaClass plain = one.getBaseComponentType();
        String in = plain.getPackageName();
        String module = in.startsWith(ROOT) ? in.substring(ROOT.length()) : "";
        return names.containsKey(module) ? module : "";
    }

    @Test
    @DisplayName("docs/modules.md 和程序一致")
    void showsTheHouseAsItIs() throws IOException {
        String page = page();
        if (Boolean.getBoolean("niangjia.write.docs")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/modules.md is not what the program is. Write it anew: "
                        + "mvn test -Dtest=DiagramOfTheModules -Dniangjia.write.docs=true")
                .isEqualTo(page);
    }

    private String page() {
        return """
                # Modules

                Generated from the compiled program by the test `DiagramOfTheModules`; do not edit. An arrow says *uses*. Arrows that
                follow from others are left out of the picture and stand in the table, as does `base`, which everybody uses.

                ```mermaid
                graph TD
                %s```

                | module | 中文 | uses | used by |
                |---|---|---|---|
                %s""".formatted(picture(), table());
    }

    private String picture() {
        StringBuilder text = new StringBuilder();
        for (String group : GROUPS) {
            if (group.equals("base")) {
                continue;
            }
            text.append("    subgraph ").append(group).append('\n');
            names.forEach((module, name) -> {
                if (module.startsWith(group + ".")) {
                    text.append("        ")
                            .append(id(module))
                            .append("[\"")
                            .append(shown(module))
                            .append("<br/>")
                            .append(name)
                            .append("\"]\n");
                }
            });
            text.append("    end\n");
        }
        uses.forEach((from, all) -> all.stream()
                .filter(to -> !to.equals("base") && !followsFromOthers(from, to))
                .forEach(to -> text.append("    ")
                        .append(id(from))
                        .append(" --> ")
                        .append(id(to))
                        .append('\n')));
        return text.toString();
    }

    private boolean followsFromOthers(String from, String to) {
        return used(from).stream().anyMatch(between -> !between.equals(to) && reaches(between, to));
    }

    private boolean reaches(String from, String to) {
        return used(from).contains(to) || used(from).stream().anyMatch(next -> reaches(next, to));
    }

    private Set<String> used(String module) {
        return uses.getOrDefault(module, Set.of());
    }

    private String table() {
        return GROUPS.stream()
                .flatMap(group -> names.keySet().stream()
                        .filter(module -> module.equals(group) || module.startsWith(group + ".")))
                .map(module -> "| `" + module + "` | " + names.get(module) + " | " + list(used(module)) + " | "
                        + list(usersOf(module)) + " |\n")
                .collect(Collectors.joining());
    }

    private Set<String> usersOf(String module) {
        return uses.entrySet().stream()
                .filter(entry -> entry.getValue().contains(module))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String list(Set<String> modules) {
        return modules.isEmpty()
                ? "–"
                : modules.stream().map(DiagramOfTheModules::shown).collect(Collectors.joining(", "));
    }

    private static String shown(String module) {
        return module.substring(module.indexOf('.') + 1);
    }

    private static String id(String module) {
        return module.replace('.', '_');
    }
}
