package org.niangjia.app.command;

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

    /** The operator's root may have written the log before; then this time there is none. */
    private static String log(DataFolder folder) {
        Path log = folder.commandLog();
        return Files.exists(log) && !Files.isWritable(log) ? "" : log.toString();
    }
}
