package org.niangjia.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.Niangjia;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

@DisplayName("依赖的方向")
class DirectionOfDependence {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.niangjia");
    private static final List<String> GROUPS = List.of("base", "platform", "engine", "service", "app");
    private static final List<String> PLATFORM = List.of(
            "store",
            "reference",
            "seal",
            "trail",
            "outbox",
            "access",
            "frame",
            "sheet",
            "print",
            "attachment",
            "stamped",
            "behalf",
            "organisation",
            "membership",
            "publication");

    @Test
    @DisplayName("app → service → engine → platform → base，从不倒过来")
    void runsFromAppToBase() {
        for (int i = 0; i < GROUPS.size(); i++) {
            for (String above : GROUPS.subList(i + 1, GROUPS.size())) {
                noClasses()
                        .that()
                        .resideInAPackage("org.niangjia." + GROUPS.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.niangjia." + above + "..")
                        .allowEmptyShould(true)
                        .check(HOUSE);
            }
        }
    }

    @Test
    @DisplayName("platform 里只依赖排在前面的")
    void runsInOrderInsideThePlatform() {
        for (int i = 0; i < PLATFORM.size(); i++) {
            for (String later : PLATFORM.subList(i + 1, PLATFORM.size())) {
                noClasses()
                        .that()
                        .resideInAPackage("org.niangjia.platform." + PLATFORM.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.niangjia.platform." + later + "..")
                        .allowEmptyShould(true)
                        .check(HOUSE);
            }
        }
    }

    @Test
    @DisplayName("服务之间、引擎之间互不相识；只有付款认得账本")
    void keepsServicesAndEnginesApart() {
        SlicesRuleDefinition.slices()
                .matching("org.niangjia.service.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(HOUSE);
        SlicesRuleDefinition.slices()
                .matching("org.niangjia.engine.(*)..")
                .should()
                .notDependOnEachOther()
                // payments write into the books (decision 0072), which know nothing of them
                .ignoreDependency(
                        JavaClass.Predicates.resideInAPackage("org.niangjia.engine.payment.."),
                        JavaClass.Predicates.resideInAPackage("org.niangjia.engine.ledger.."))
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    @DisplayName("没有循环，没有藏起来的子包")
    void hasNoCycles() {
        ApplicationModules.of(Niangjia.class).verify();
    }

    @Test
    @DisplayName("每个包都声明了模块")
    void declaresEveryModule() {
        Set<String> undeclared = HOUSE.stream()
                .map(JavaClass::getPackage)
                .filter(p -> !p.getName().equals("org.niangjia"))
                .filter(p -> !declared(p))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(undeclared).isEmpty();
    }

    private static boolean declared(JavaPackage one) {
        return one.tryGetPackageInfo()
                .filter(info -> info.isAnnotatedWith(ApplicationModule.class))
                .isPresent();
    }

    @Test
    @DisplayName("base 不认识 Spring 和 SQL")
    void keepsTheBasePure() {
        noClasses()
                .that()
                .resideInAPackage("org.niangjia.base..")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..")
                .check(HOUSE);
    }

    @Test
    @DisplayName("查出来的行一次读完：没关的流占着连接不还")
    void readsRowsIntoLists() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .check(HOUSE);
    }
}
