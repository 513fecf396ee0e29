package org.niangjia;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.stream.IntStream;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** 查询次数. How often the database is asked while something runs. */
public final class Queries {
    private Queries() {}

    /** The least of some calls: what is remembered for seconds, such as terms and posts, is read anew in between. */
    public static int of(Runnable page) {
        return IntStream.range(0, 5).map(n -> once(page)).min().orElseThrow();
    }

    private static int once(Runnable page) {
        Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Level before = logger.getLevel();
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.DEBUG);
        try {
            page.run();
        } finally {
            logger.setLevel(before);
            logger.detachAppender(lines);
        }
        return (int) lines.list.stream()
                .filter(line -> line.getFormattedMessage().startsWith("Executing prepared SQL statement"))
                .count();
    }
}
