package org.niangjia.platform.store;

import java.io.PrintStream;
import java.util.List;

/** 命令. Something an operator does on the command line beside or without the running program. */
public interface Command {

    /** One or two words as typed, such as {@code admin reset}. */
    String name();

    /** One line in Chinese and one in English, then the arguments. */
    String help();

    /** @return 0 done, 1 not as wished, 2 cannot be done */
    int run(List<String> args, PrintStream out);
}
