package org.niangjia.service.mutualaid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niangjia.ToldWorld;
import org.niangjia.Visitor;
import org.niangjia.engine.benefit.AidModule;
import org.niangjia.engine.benefit.CaseFile;
import org.niangjia.engine.benefit.Computed;
import org.niangjia.engine.benefit.Explanation;
import org.niangjia.engine.benefit.Pay;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.frame.Dictionary;
import org.niangjia.platform.frame.Words;

@DisplayName("用英文看方案的人")
class EnglishReaderOfAScheme {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    private static final Pattern LABEL =
            Pattern.compile("<(label|option|legend|li|h1|h2|h3|b|dt)\\b[^>]*>(.*?)</\\1>", Pattern.DOTALL);
    private static final Words ENGLISH = new Dictionary().in(Locale.ENGLISH);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "putuo-demo",
                "putuo-demo-2003",
                "hangzhou",
                "hangzhou-2021",
                "hangzhou-demo",
                "pinghu",
                "pinghu-demo",
                "huzhou",
                "ningbo-women",
                "zhejiang-industry"
            })
    @DisplayName("随程序带的方案：条款、每一步、每个理由都没有中文，来源除外")
    void meetsNoChineseButTheSource(String file) {
        Scheme scheme = Bundled.scheme(file);
        List<String> told = new ArrayList<>(new SchemeSayings(ENGLISH, scheme).whole());
        for (AidModule module : scheme.modules()) {
            told.add(module.english());
            SchemeSayings says = new SchemeSayings(ENGLISH, scheme);
            says.benefits(module).forEach(said -> {
                told.add(said.name());
                told.addAll(said.lines());
            });
            told.addAll(says.conditions(module));
            for (String person : List.of("'female','insurance':'employee'", "'male','insurance':'outside'")) {
                for (String cause : List.of("illness", "accident", "workInjury")) {
                    told.addAll(steps(scheme, module, person, known(scheme, cause)));
                }
            }
        }
        scheme.amounts().names().values().forEach(name -> told.add(name.english()));
        told.add(scheme.fund().shortfall().english());
        told.add(scheme.fund().surplus().english());
        assertThat(told)
                .hasSizeGreaterThan(20)
                .noneMatch(text -> HAN.matcher(withoutSources(scheme, text)).find());
    }

    private static String known(Scheme scheme, String cause) {
        return cause.equals("workInjury")
                        && scheme.exclusions().stream()
                                .noneMatch(each -> each.cause().equals(cause))
                ? "illness"
                : cause;
    }

    private static List<String> steps(Scheme scheme, AidModule module, String person, String cause) {
        List<String> diagnoses = new ArrayList<>();
        module.benefits().forEach(each -> {
            if (each.pay() instanceof Pay.Lump lump) {
                lump.diagnoses().forEach(code -> diagnoses.add("'" + code + "'"));
            }
        });
        String from = scheme.valid().from().toString();
        String on = scheme.valid().from().plusDays(200).toString();
        String claim =
                "{'on':'%s','amounts':{'total':9000000,'pooled':2,'selfPay':8000000,'deductible':100},'stayDays':60,'hospitalGrade':1,'cause':'%s','diagnosis':%s}"
                        .formatted(on, cause, diagnoses);
        String json =
                "{'person':{'birth':'1980-01-01','sex':%s},'cover':{'from':'%s','modules':['%s']},'claims':[%s,%s]}"
                        .formatted(
                                person,
                                from,
                                module.code(),
                                claim,
                                claim.replace("'hospitalGrade':1,", "").replace(",'pooled':2", ""));
        CaseFile file = CaseFile.read(json.replace('\'', '"'), scheme);
        Explanation explains = new Explanation(ENGLISH);
        List<String> told = new ArrayList<>();
        for (Computed result : Bundled.computation(scheme).all(file.person(), file.cover(), file.claims())) {
            result.trace().forEach(line -> told.add(explains.text(line)));
            result.refusals().forEach(reason -> told.add(explains.message(reason)));
        }
        return told;
    }

    private static String withoutSources(Scheme scheme, String text) {
        String rest = text.replace(scheme.source(), "");
        for (Scheme.Exclusion each : scheme.exclusions()) {
            rest = rest.replace(each.source(), "");
        }
        for (AidModule module : scheme.modules()) {
            for (var benefit : module.benefits()) {
                rest = benefit.source().isEmpty() ? rest : rest.replace(benefit.source(), "");
            }
        }
        return rest;
    }

    @Test
    @DisplayName("方案页、试算表和算出来的每一步")
    void triesItOut() {
        Visitor visitor = Visitor.at(ToldWorld.context()).with("lang", "en");
        String page = visitor.get("/mutual-aid/schemes/putuo").body();
        assertThat(page)
                .contains("Self-paid (yuan)", "Self-paid cost of a stay", "Breast and gynaecological cancer in situ");
        assertThat(labels(page))
                .hasSizeGreaterThan(20)
                .noneMatch(text -> HAN.matcher(text).find());
        assertThat(visitor.get("/public/funds/330903").body())
                .contains("the district federation makes it up (demo)", "carried over to the next year (demo)");
        String computed = visitor.post(
                        "/mutual-aid/schemes/putuo/trial",
                        "sex",
                        "female",
                        "born",
                        "1980",
                        "insurance",
                        "employee",
                        "module",
                        "medical",
                        "amount",
                        "5232.97")
                .body();
        assertThat(computed).contains("Base = Self-paid (Self-paid 5,232.97) = 5,232.97 yuan");
        assertThat(labels(computed))
                .hasSizeGreaterThan(4)
                .noneMatch(text -> HAN.matcher(text).find());
        String wrong = visitor.post(
                        "/mutual-aid/schemes/putuo/trial",
                        "sex",
                        "female",
                        "born",
                        "1980",
                        "insurance",
                        "employee",
                        "module",
                        "medical",
                        "amount",
                        "五千")
                .body();
        assertThat(wrong).contains("Self-paid").doesNotContain("自负");
    }

    /** What stands in the parts that people read as labels, within the page's own content. */
    private static List<String> labels(String page) {
        Matcher found = LABEL.matcher(page.substring(page.indexOf("<main"), page.indexOf("</main>")));
        List<String> labels = new ArrayList<>();
        while (found.find()) {
            labels.add(found.group(2).replaceAll("Rule: [^<]*", "").replaceAll("<[^>]*>", " "));
        }
        return labels;
    }
}
