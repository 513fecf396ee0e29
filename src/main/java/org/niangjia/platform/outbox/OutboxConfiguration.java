package org.niangjia.platform.outbox;

import java.time.Clock;
import org.niangjia.platform.store.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses how messages leave the house. */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxConfiguration.class);

    /** The property is set by the environment variable NIANGJIA_SMTP_URL. */
    @Bean
    Mail mail(@Value("${niangjia.smtp.url:}") String url) {
        if (url.isBlank()) {
            LOG.info("E-mail is off: NIANGJIA_SMTP_URL names no server");
            return Mail.off();
        }
        SmtpServer server = SmtpServer.parse(url);
        LOG.info("E-mail goes out through {}", server);
        return new Mail(server);
    }

    @Bean
    TextMessages textMessages(World world, Clock clock) {
        if (world.demo()) {
            return new DemoTexts(clock);
        }
        LOG.info("Text messages are off: no provider");
        return new NoTextMessages();
    }
}
