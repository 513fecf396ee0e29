package org.niangjia.app.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.niangjia.platform.store.CannotStartException;
import org.niangjia.platform.store.Command;
import org.niangjia.platform.store.DataFolder;
import org.niangjia.platform.store.Database;
import org.niangjia.platform.store.ExternalDatabase;
import org.springframework.context.ConfigurableApplicationContext;

/** Commands that modules bring themselves, such as {@code admin reset} and {@code permissions}. */
final class Registered {
    private final PrintStream out;

    Registered(PrintStream out) {
        this.out = out;
    }

    int run(List<String> typed) {
        List<String> words = new ArrayList<>(typed);
        DataFolder folder = new DataFolder(Path.of(takeData(words)));
        try (Database database = Database.join(folder, ExternalDatabase.of(System.getenv()))) {
            database.requireReadable();
            try (ConfigurableApplicationContext house = House.open(database)) {
                Command command = house.getBeanProvider(Command.class).stream()
                        .filter(each -> startsWith(words, each.name()))
                        .findFirst()
                        .orElseThrow(() -> unknown(words));
                int length = command.name().split(" ").length;
                return command.run(words.subList(length, words.size()), out);
            }
        }
    }

    private static boolean startsWith(List<String> words, String name) {
        List<String> wanted = List.of(name.split(" "));
        return words.size() >= wanted.size() && words.subList(0, wanted.size()).equals(wanted);
    }

    /** The folder may stand anywhere among the words; it is the same option for every command. */
    private static String takeData(List<String> words) {
        int at = words.indexOf("--data");
        if (at < 0) {
            return "data";
        }
        words.remove(at);
        if (at == words.size()) {
            throw new CannotStartException("选项 --data 缺少值", "the option --data lacks its value");
        }
        return words.remove(at);
    }

    private static CannotStartException unknown(List<String> words) {
        String typed = String.join(" ", words);
        return new CannotStartException(
                "没有这个命令：" + typed + "，请看 --help", "there is no command " + typed + "; see --help");
    }
}
