package org.niangjia;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * 一个线程一个连接. Watches the pool: whoever holds a connection and asks for another one, such as a row mapper that looks something
 * up, stops the house as soon as there are as many of them as connections.
 */
final class OneConnection implements BeanPostProcessor {
    /** Who may: one worker at a time, which keeps a job's state whatever becomes of the work; and a test that empties the pool. */
    private static final List<String> EXCEPT =
            List.of("org.niangjia.platform.sheet.ImportJobs", "org.niangjia.platform.access.FloodOfSignIns");

    private static final Set<String> SECONDS = ConcurrentHashMap.newKeySet();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof HikariDataSource pool) || bean instanceof Watched) {
            return bean;
        }
        Watched watched = new Watched();
        pool.copyStateTo(watched);
        return watched;
    }

    /** Where a second connection was asked for since this was called last. */
    static Set<String> taken() {
        Set<String> all = Set.copyOf(SECONDS);
        SECONDS.clear();
        return all;
    }

    private static final class Watched extends HikariDataSource {
        private final ThreadLocal<AtomicInteger> held = ThreadLocal.withInitial(AtomicInteger::new);

        @Override
        public Connection getConnection() throws SQLException {
            AtomicInteger mine = held.get();
            if (mine.get() > 0) {
                note();
            }
            Connection real = super.getConnection();
            mine.incrementAndGet();
            AtomicBoolean out = new AtomicBoolean(true);
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                        if (method.getName().equals("close") && out.getAndSet(false)) {
                            mine.decrementAndGet();
                        }
                        try {
                            return method.invoke(real, args);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        private static void note() {
            String path = StackWalker.getInstance()
                    .walk(frames -> frames.map(StackFrame::toStackTraceElement)
                            .filter(frame -> frame.getClassName().startsWith("org.niangjia.")
                                    && !frame.getClassName().startsWith("org.niangjia.OneConnection"))
                            .limit(6)
                            .map(frame ->
                                    frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                            .collect(Collectors.joining(" < ")));
            if (EXCEPT.stream().noneMatch(path::contains)) {
                SECONDS.add(path);
            }
        }
    }
}
