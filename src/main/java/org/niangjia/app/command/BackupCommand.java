package org.niangjia.app.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.niangjia.platform.store.Backup;
import org.niangjia.platform.store.CannotStartException;
import org.niangjia.platform.store.ChainHeads;
import org.niangjia.platform.store.DataFolder;
import org.niangjia.platform.store.Database;
import org.niangjia.platform.store.ExternalDatabase;
import org.niangjia.platform.store.Restore;
import org.springframework.context.ConfigurableApplicationContext;

/** 备份与恢复. The two commands around one file. */
final class BackupCommand {
    private final PrintStream out;

    BackupCommand(PrintStream out) {
        this.out = out;
    }

    int backup(List<String> typed) {
        Arguments arguments = Arguments.parse(typed, Set.of("--data"), Set.of("--with-keys"));
        Path file = file(arguments);
        try (Database database = Database.join(folder(arguments), ExternalDatabase.of(System.getenv()))) {
            char[] passphrase = arguments.has("--with-keys") ? Passphrase.forNew() : null;
            out.println(new Backup(database, Clock.systemUTC()).write(file, passphrase, heads(database)));
            if (passphrase == null) {
                out.println("未包含密钥：请另行保管 " + database.folder().keys());
                out.println("without keys: keep " + database.folder().keys() + " elsewhere, apart from this file");
            }
            return 0;
        }
    }

    /** Also a house that cannot be opened can be backed up; its heads then are among its rows only. */
    private static Map<String, String> heads(Database database) {
        try {
            database.requireReadable();
        } catch (CannotStartException e) {
            return Map.of();
        }
        try (ConfigurableApplicationContext house = House.open(database)) {
            ChainHeads chains = house.getBeanProvider(ChainHeads.class).getIfAvailable();
            return chains == null ? Map.of() : chains.heads();
        }
    }

    int restore(List<String> typed) {
        Arguments arguments = Arguments.parse(typed, Set.of("--data"), Set.of());
        DataFolder folder = folder(arguments);
        ExternalDatabase external = ExternalDatabase.of(System.getenv());
        List<String> missing = new Restore(folder, external).read(file(arguments), Passphrase::known);
        out.println("已恢复到 " + folder.root());
        out.println("restored into " + folder.root());
        if (!missing.isEmpty()) {
            out.println("缺少密钥：" + String.join(", ", missing) + "。请将密钥文件放入 " + folder.keys() + "，再运行 verify");
            out.println("keys are missing: " + String.join(", ", missing) + ". Put the files into " + folder.keys()
                    + ", then run verify");
            return 1;
        }
        try (Database database = Database.join(folder, external)) {
            return new Verify(out).run(database, "");
        }
    }

    private static DataFolder folder(Arguments arguments) {
        return new DataFolder(Path.of(arguments.option("--data", "data")));
    }

    private static Path file(Arguments arguments) {
        if (arguments.rest().size() != 1) {
            throw new CannotStartException("请写明一个备份文件", "name one backup file");
        }
        return Path.of(arguments.rest().getFirst());
    }
}
