package org.niangjia.platform.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.base.Actor;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.base.Scope;
import org.niangjia.base.Text;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.access.PostRole;

@DisplayName("组织管理规则")
class RulesOfTheOrganisation {
    private static final Union COUNTY = union("100000/330000/330900/330903/", UnionLevel.COUNTY, UnionKind.GENERAL);
    private static final Union TOWN = union("100000/330000/330900/330903/T001/", UnionLevel.TOWN, UnionKind.TOWN);
    private static final Union UNIT =
            union("100000/330000/330900/330903/T001/U0001/", UnionLevel.UNIT, UnionKind.BASIC);

    private static Union union(String path, UnionLevel level, UnionKind kind) {
        return new Union(330903, UUID.randomUUID(), path, level, facts(kind, "某工会"), null, 1);
    }

    private static UnionFacts facts(UnionKind kind, String name) {
        return UnionFacts.of(kind, name, 330903001L, "");
    }

    private static List<String> codes(Decision decision) {
        return decision instanceof Decision.Refused refused
                ? refused.reasons().stream().map(Refusal::code).toList()
                : List.of();
    }

    private static List<String> create(Union parent, UnionLevel level, UnionKind kind) {
        return codes(OrganisationRules.create(parent, level, facts(kind, "某工会")));
    }

    @Test
    @DisplayName("谁可以设在谁下面")
    void whatMayStandBelowWhat() {
        assertThat(create(COUNTY, UnionLevel.TOWN, UnionKind.TOWN)).isEmpty();
        assertThat(create(COUNTY, UnionLevel.TOWN, UnionKind.INDUSTRY)).isEmpty();
        assertThat(create(COUNTY, UnionLevel.UNIT, UnionKind.DIRECT)).isEmpty();
        assertThat(create(COUNTY, UnionLevel.COUNTY, UnionKind.DEPARTMENT)).isEmpty();
        assertThat(create(TOWN, UnionLevel.VILLAGE, UnionKind.VILLAGE_JOINT)).isEmpty();
        assertThat(create(UNIT, UnionLevel.UNIT, UnionKind.BASIC)).isEmpty();
        assertThat(create(UNIT, UnionLevel.TOWN, UnionKind.TOWN)).containsExactly("organisation.LEVEL_DOES_NOT_FIT");
        assertThat(create(TOWN, UnionLevel.TOWN, UnionKind.TOWN)).containsExactly("organisation.LEVEL_DOES_NOT_FIT");
        assertThat(create(TOWN, UnionLevel.UNIT, UnionKind.TOWN)).containsExactly("organisation.KIND_DOES_NOT_FIT");
        Union office = union("100000/330000/330900/330903/D001/", UnionLevel.COUNTY, UnionKind.DEPARTMENT);
        assertThat(create(office, UnionLevel.UNIT, UnionKind.BASIC)).containsExactly("organisation.LEVEL_DOES_NOT_FIT");
    }

    @Test
    @DisplayName("名称八十个字可以，八十一个不行；生僻字算一个字；不能空")
    void aNameHasOneToEightyCharacters() {
        assertThat(named("𬭩".repeat(80))).isEmpty();
        assertThat(named("𬭩".repeat(81))).containsExactly("organisation.NAME_TOO_LONG");
        assertThat(named(" 　")).containsExactly("organisation.NAME_MISSING");
        assertThat(Text.length("𬭩".repeat(80))).isEqualTo(80);
    }

    private static List<String> named(String name) {
        return codes(OrganisationRules.create(TOWN, UnionLevel.UNIT, facts(UnionKind.BASIC, name)));
    }

    @Test
    @DisplayName("信用代码和没有代码的原因，恰好填一样；部室都不用填")
    void aCreditCodeOrTheReasonWhyThereIsNone() {
        assertThat(coded(UnionKind.BASIC, "81330903MC0000012D", null)).isEmpty();
        assertThat(coded(UnionKind.BASIC, null, "尚未登记")).isEmpty();
        assertThat(coded(UnionKind.BASIC, null, null)).containsExactly("organisation.CREDIT_CODE_OR_REASON");
        assertThat(coded(UnionKind.BASIC, "81330903MC0000012D", "尚未登记"))
                .containsExactly("organisation.CREDIT_CODE_OR_REASON");
        assertThat(coded(UnionKind.BASIC, "81330903MC0000013D", null)).containsExactly("base.CREDIT_CODE_CHECK");
        assertThat(codes(OrganisationRules.create(COUNTY, UnionLevel.COUNTY, facts(UnionKind.DEPARTMENT, "权益保障部"))))
                .isEmpty();
    }

    private static List<String> coded(UnionKind kind, @Nullable String code, @Nullable String reason) {
        UnionFacts facts = new UnionFacts(kind, "某工会", "", 330903001L, code, reason, "", "", false, null);
        return codes(OrganisationRules.create(TOWN, UnionLevel.UNIT, facts));
    }

    @Test
    @DisplayName("本级主席由上级任免；县里的由县里自己管")
    void electedPostsBelowTheCountyAreDecidedAbove() {
        Post chair = post(UNIT, PostRole.CHAIR);
        assertThat(appoint(TOWN.path(), UNIT, chair)).isEmpty();
        assertThat(appoint(UNIT.path(), UNIT, chair)).containsExactly("organisation.UPPER_UNION_DECIDES");
        assertThat(appoint(UNIT.path(), UNIT, post(UNIT, PostRole.CLERK))).isEmpty();
        assertThat(appoint(COUNTY.path(), COUNTY, post(COUNTY, PostRole.CHAIR))).isEmpty();
    }

    private static Post post(Union union, PostRole role) {
        return new Post(330903, UUID.randomUUID(), union.id(), PostFacts.of("某职务", role), null, 1);
    }

    private static List<String> appoint(String by, Union union, Post post) {
        Scope scope = new Scope(
                Actor.officer(UUID.randomUUID(), "某干部", UUID.randomUUID(), ""), List.of(330903), by, Set.of());
        LocalDate from = LocalDate.of(2026, 1, 1);
        Appointment appointment = new Appointment(
                330903, post.id(), UUID.randomUUID(), OfficerKind.PART_TIME, from, from.plusYears(5), false);
        return codes(OrganisationRules.appoint(scope, union, post, appointment, 5));
    }

    @Test
    @DisplayName("路径：上级、范围、所在地区")
    void pathsAreReadRight() {
        assertThat(UnionPath.region(330903)).isEqualTo(COUNTY.path());
        assertThat(UnionPath.region(330900)).isEqualTo("100000/330000/330900/");
        assertThat(UnionPath.region(330000)).isEqualTo("100000/330000/");
        assertThat(UnionPath.region(100000)).isEqualTo("100000/");
        assertThat(UnionPath.parent(UNIT.path())).isEqualTo(TOWN.path());
        assertThat(UnionPath.parent("100000/")).isEmpty();
        assertThat(UnionPath.districts(UNIT.path())).containsExactly(100000, 330000, 330900, 330903);
        String behind = UnionPath.behind(TOWN.path());
        assertThat(UNIT.path().compareTo(behind)).isNegative();
        assertThat("100000/330000/330900/330903/T0010/".compareTo(behind)).isPositive();
        assertThat("100000/330000/330900/330903/T002/".compareTo(behind)).isPositive();
        assertThat(Stream.of(100000, 330000, 330900, 330903).map(UnionPath::levelOf))
                .containsExactly(UnionLevel.NATION, UnionLevel.PROVINCE, UnionLevel.CITY, UnionLevel.COUNTY);
    }

    @Test
    @DisplayName("每条拒绝理由，中文英文都有话说")
    void everyRefusalHasWordsInBothLanguages() {
        Map<String, ResourceBundle> words = Map.of("zh", words("zh"), "en", words("en"));
        List<String> silent = new ArrayList<>();
        for (OrganisationRefusal refusal : OrganisationRefusal.values()) {
            words.forEach((language, bundle) -> {
                if (!bundle.containsKey(refusal.refusal().code())) {
                    silent.add(language + " " + refusal);
                }
            });
        }
        assertThat(silent).isEmpty();
        assertThat(Objects.requireNonNull(words.get("zh")).keySet())
                .isEqualTo(Objects.requireNonNull(words.get("en")).keySet());
    }

    private static ResourceBundle words(String language) {
        return ResourceBundle.getBundle(
                "org.niangjia.platform.organisation.words_" + language, Locale.ROOT, new NoFallback());
    }

    private static final class NoFallback extends ResourceBundle.Control {
        @Override
        public @Nullable Locale getFallbackLocale(String baseName, Locale locale) {
            return null;
        }
    }
}
