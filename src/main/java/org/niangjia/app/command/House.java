package org.niangjia.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.niangjia.Niangjia;
import org.niangjia.platform.store.DataFolder;
import org.niangjia.platform.store.Database;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The whole program without its doors: for commands that need its beans but serve nobody. */
final class House {
    private static final long LEAST_SPACE_FOR_A_LOG = 4 << 20;

    private House() {}

    /** Beans are made when asked for; no port, no pollers, and nothing that a start of the real program does. */
    static ConfigurableApplicationContext open(Database database) {
        SpringApplication application = new SpringApplication(Niangjia.class);
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean(Database.class, () -> database, bean -> bean.setDestroyMethodName("")));
        return application.run(
                "--logging.file.name=" + log(database.folder()),
                "--spring.main.lazy-initialization=true",
                "--spring.datasource.hikari.minimum-idle=0",
                "--server.port=-1",
                "--niangjia.serving=false",
                "--niangjia.pollers=false");
    }

    /** The operator's root may have written the log before, or the disk may be full; then this time there is none. */
    private static String log(DataFolder folder) {
        Path log = folder.commandLog();
        boolean denied = Files.exists(log) && !Files.isWritable(log);
        return denied || full(folder) ? "" : log.toString();
    }

    private static boolean full(DataFolder folder) {
        try {
            return Files.getFileStore(folder.root()).getUsableSpace() < LEAST_SPACE_FOR_A_LOG;
        } catch (IOException e) {
            return true;
        }
    }
}
