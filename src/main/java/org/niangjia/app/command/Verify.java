package org.niangjia.app.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.store.CannotStartException;
import org.niangjia.platform.store.ChainHeads;
import org.niangjia.platform.store.DataFolder;
import org.niangjia.platform.store.Database;
import org.niangjia.platform.store.ExternalDatabase;
import org.niangjia.platform.store.Finding;
import org.niangjia.platform.store.Verification;
import org.springframework.context.ConfigurableApplicationContext;

/** 核对. Every registered verification over a running or a resting house, and the heads of the record to write down. */
final class Verify {
    private static final int GOOD = 0;
    private static final int FOUND = 1;

    private final PrintStream out;

    Verify(PrintStream out) {
        this.out = out;
    }

    int run(List<String> typed) {
        Arguments arguments = Arguments.parse(typed, Set.of("--data", "--head"), Set.of());
        DataFolder folder = new DataFolder(Path.of(arguments.option("--data", "data")));
        try (Database database = Database.join(folder, ExternalDatabase.of(System.getenv()))) {
            return run(database, arguments.option("--head", ""));
        }
    }

    int run(Database database, String head) {
        database.requireReadable();
        try (ConfigurableApplicationContext house = House.open(database)) {
            int found = house.getBeanProvider(Verification.class)
                    .orderedStream()
                    .mapToInt(this::verify)
                    .sum();
            found += heads(house.getBeanProvider(ChainHeads.class).getIfAvailable(), head);
            out.println(found == 0 ? "核对无误 all is well" : "发现 " + found + " 处不符 findings: " + found);
            return found == 0 ? GOOD : FOUND;
        }
    }

    private int verify(Verification verification) {
        List<Finding> findings = verification.verify();
        out.println((findings.isEmpty() ? "ok    " : "BAD   ") + verification.name());
        findings.forEach(each -> out.println("      " + each.subject() + ": " + each.message()));
        return findings.size();
    }

    private int heads(@Nullable ChainHeads chains, String head) {
        if (chains == null) {
            if (head.isEmpty()) {
                return 0;
            }
            throw new CannotStartException("本程序没有链头可核对", "this program has no chains to compare with");
        }
        new TreeMap<>(chains.heads()).forEach((chain, hash) -> out.println("head  " + chain + " " + hash));
        if (head.isEmpty() || chains.contains(head)) {
            return 0;
        }
        out.println("BAD   链头 " + head + " 不在任何链中，其前的记录已被改动或删除 head not found: records before it were changed");
        return 1;
    }
}
