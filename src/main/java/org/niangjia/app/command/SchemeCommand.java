package org.niangjia.app.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.niangjia.engine.benefit.CaseFaultyException;
import org.niangjia.engine.benefit.CaseFile;
import org.niangjia.engine.benefit.Computation;
import org.niangjia.engine.benefit.Computed;
import org.niangjia.engine.benefit.Explanation;
import org.niangjia.engine.benefit.Formula;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.benefit.SchemeFaultyException;
import org.niangjia.engine.benefit.SchemeReader;
import org.niangjia.platform.frame.Dictionary;
import org.niangjia.platform.reference.BundledHolidays;
import org.niangjia.platform.store.CannotStartException;
import tools.jackson.databind.json.JsonMapper;

/** 方案检查与试算. Reads a scheme file and computes a case with it; needs no database and no data folder. */
final class SchemeCommand {
    private static final int GOOD = 0;
    private static final int REFUSED = 1;

    private final PrintStream out;

    SchemeCommand(PrintStream out) {
        this.out = out;
    }

    int run(List<String> words) {
        if (words.size() == 2 && words.getFirst().equals("check")) {
            return check(words.get(1));
        }
        if (words.size() >= 2 && words.getFirst().equals("compute")) {
            Arguments typed = Arguments.parse(words.subList(1, words.size()), Set.of("--case"), Set.of("--json"));
            if (typed.rest().size() == 1 && typed.options().containsKey("--case")) {
                return compute(typed.rest().getFirst(), typed.option("--case", ""), typed.has("--json"));
            }
        }
        throw usage();
    }

    private static CannotStartException usage() {
        return new CannotStartException(
                "用法：scheme check FILE，或 scheme compute FILE --case CASE.json [--json]",
                "use: scheme check FILE, or scheme compute FILE --case CASE.json [--json]");
    }

    private int check(String file) {
        try {
            Scheme scheme = SchemeReader.read(text(file));
            out.println("可以使用 good：" + scheme.name() + "（" + scheme.code() + "），"
                    + scheme.modules().size() + " 个项目 modules");
            scheme.modules()
                    .forEach(module -> out.println("  " + module.code() + " " + module.name() + "："
                            + module.benefits().size() + " 项补助 benefits"));
            scheme.formulas().stream().filter(Formula::hasFixedAmount).forEach(this::warn);
            return GOOD;
        } catch (SchemeFaultyException e) {
            e.faults().forEach(fault -> out.println(file + ":" + fault.line() + " " + fault));
            return REFUSED;
        }
    }

    private void warn(Formula formula) {
        out.println("  提醒 note：计算基数“" + formula + "”里有固定金额，每次申领都算一次；跨年度的一次住院分成两段，每段各算一次。一年只扣一次的，请写“扣除额”。");
        out.println(
                "    a fixed amount in the base counts in every claim, and in each part of a stay over the turn of the year;"
                        + " what is taken off once a year is a deductible");
    }

    private int compute(String file, String caseFile, boolean json) {
        try {
            Scheme scheme = SchemeReader.read(text(file));
            CaseFile given = CaseFile.read(text(caseFile), scheme);
            List<Computed> results = new Computation(scheme, BundledHolidays.calendar())
                    .all(given.person(), given.cover(), given.claims());
            print(results, json);
            return GOOD;
        } catch (SchemeFaultyException e) {
            e.faults().forEach(fault -> out.println(file + ":" + fault.line() + " " + fault));
            return REFUSED;
        } catch (CaseFaultyException e) {
            e.faults().forEach(fault -> out.println(caseFile + " " + fault));
            return REFUSED;
        }
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new CannotStartException("读不了文件 " + file, "cannot read the file " + file);
        }
    }

    private void print(List<Computed> results, boolean json) {
        Explanation answer = new Explanation(new Dictionary().in(Locale.CHINESE));
        if (json) {
            out.println(new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(answer.data(results)));
            return;
        }
        int n = 1;
        for (Computed result : results) {
            out.println("第 " + n++ + " 次申领");
            result.trace().forEach(line -> out.println("  " + answer.text(line)));
            result.refusals().forEach(reason -> out.println("  不能补助：" + answer.message(reason)));
        }
    }
}
