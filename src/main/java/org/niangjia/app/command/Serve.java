package org.niangjia.app.command;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.StatusManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.niangjia.Niangjia;
import org.niangjia.app.setup.SetupLink;
import org.niangjia.platform.store.CannotStartException;
import org.niangjia.platform.store.DataFolder;
import org.niangjia.platform.store.Database;
import org.niangjia.platform.store.ExternalDatabase;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** 运行. Serves the house until it is told to stop; prints one line when it is ready. */
final class Serve {
    private static final String PORT = "8080";
    private static final int HIGHEST_PORT = 65535;
    private static final long LEAST_SPACE_MEGABYTES = 200;

    private final DataFolder folder;
    private final String host;
    private final int port;
    private final boolean demo;

    private Serve(DataFolder folder, String host, int port, boolean demo) {
        this.folder = folder;
        this.host = host;
        this.port = port;
        this.demo = demo;
    }

    static Serve of(List<String> typed) {
        Arguments typedIn = Arguments.parse(typed, Set.of("--data", "--port", "--host"), Set.of("--demo"));
        if (!typedIn.rest().isEmpty()) {
            String word = typedIn.rest().getFirst();
            throw new CannotStartException("多余的参数 " + word, "unexpected argument " + word);
        }
        return new Serve(
                new DataFolder(Path.of(typedIn.option("--data", "data"))),
                typedIn.option("--host", "127.0.0.1"),
                port(typedIn.option("--port", PORT)),
                typedIn.has("--demo"));
    }

    private static int port(String typed) {
        try {
            int port = Integer.parseInt(typed);
            if (port >= 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // answered below
        }
        throw new CannotStartException("端口应为 0 至 65535 的数字：" + typed, "the port is a number from 0 to 65535: " + typed);
    }

    /** Says so when the house is ready; the server goes on in its own threads. */
    void start() {
        ConfigurableApplicationContext house = open(this::endAtOnce);
        muteTheLogAboutItself();
        String address = "http://" + shown(host) + ":" + port(house);
        System.out.println("ready " + address);
        house.getBean(SetupLink.class).page().ifPresent(page -> System.out.println("set-up link: " + address + page));
    }

    /** On a full disk the log would fill the screen with its own failures; the database says so in its own log. */
    private static void muteTheLogAboutItself() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
            StatusManager told = log.getStatusManager();
            told.getCopyOfStatusListenerList().forEach(told::remove);
        }
    }

    /** Nothing has been begun that must be ended in order, and Spring would go on for seconds. */
    private void endAtOnce(RuntimeException reason) {
        System.err.println(
                Fault.told(reason, List.of("run", "--data", folder.root().toString())));
        Runtime.getRuntime().halt(Main.CANNOT);
    }

    ConfigurableApplicationContext open() {
        return open(reason -> {});
    }

    private ConfigurableApplicationContext open(Consumer<RuntimeException> whenTheDatabaseFails) {
        requireLoopback();
        folder.create();
        folder.requireFree();
        requirePort();
        requireSpace();
        CompletableFuture<Database> opening = opening(whenTheDatabaseFails);
        try {
            ConfigurableApplicationContext house = application(opening)
                    .run("--logging.file.name=" + folder.log(), "--server.address=" + host, "--server.port=" + port);
            house.getBean(Database.class).rememberKeys();
            return house;
        } catch (RuntimeException e) {
            abandon(opening);
            throw e;
        }
    }

    /** The database is opened while Spring is still reading its classes. */
    private CompletableFuture<Database> opening(Consumer<RuntimeException> failed) {
        CompletableFuture<Database> opening = new CompletableFuture<>();
        ExternalDatabase external = ExternalDatabase.of(System.getenv());
        Thread.ofPlatform().name("open").daemon(true).start(() -> {
            try {
                opening.complete(Database.serve(folder, external, demo));
            } catch (RuntimeException e) {
                failed.accept(e);
                opening.completeExceptionally(e);
            }
        });
        return opening;
    }

    private SpringApplication application(CompletableFuture<Database> opening) {
        SpringApplication application = new SpringApplication(Niangjia.class);
        // what the build has written down carries this name
        application.setMainApplicationClass(Niangjia.class);
        application.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean(Database.class, () -> opened(opening)));
        return application;
    }

    private static Database opened(CompletableFuture<Database> opening) {
        try {
            return opening.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static void abandon(CompletableFuture<Database> opening) {
        try {
            opening.join().close();
        } catch (CompletionException e) {
            // it never opened; the reason is told by the caller
        }
    }

    private static int port(ConfigurableApplicationContext house) {
        return house instanceof WebServerApplicationContext web && web.getWebServer() != null
                ? web.getWebServer().getPort()
                : 0;
    }

    private static String shown(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private void requireLoopback() {
        try {
            if (demo && !InetAddress.getByName(host).isLoopbackAddress()) {
                throw new CannotStartException(
                        "演示数据只能在本机地址（127.0.0.1）上开放，不能用 --host " + host,
                        "a demo world is bound to loopback (127.0.0.1) only, not to --host " + host);
            }
        } catch (IOException e) {
            throw new CannotStartException("不认识的地址 " + host, "unknown address " + host, e);
        }
    }

    private void requirePort() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new CannotStartException(
                    "地址 " + host + " 的端口 " + port + " 不可用（可能已被占用），请用 --port 另选一个",
                    "port " + port + " of " + host + " cannot be used (taken?); choose another with --port",
                    e);
        }
    }

    private void requireSpace() {
        try {
            long free = Files.getFileStore(folder.root()).getUsableSpace() >> 20;
            if (free < LEAST_SPACE_MEGABYTES) {
                throw new CannotStartException(
                        "磁盘空间不足：数据目录所在磁盘只剩 " + free + " MB，至少需要 " + LEAST_SPACE_MEGABYTES + " MB",
                        "the disk is full: " + free + " MB left for the data folder, at least " + LEAST_SPACE_MEGABYTES
                                + " MB are needed");
            }
        } catch (IOException e) {
            throw new CannotStartException(
                    "无法读取磁盘空间：" + e.getMessage(), "the disk cannot be asked: " + e.getMessage(), e);
        }
    }
}
