package org.niangjia.platform.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** 电子邮件. One server, or none: then e-mail is off, nothing is put into the queue, and the house says so. */
final class Mail {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final @Nullable SmtpServer server;
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

    Mail(@Nullable SmtpServer server) {
        this.server = server;
        if (server != null) {
            sender.setHost(server.host());
            sender.setPort(server.port());
            sender.setProtocol(server.secure() ? "smtps" : "smtp");
            sender.setUsername(server.user());
            sender.setPassword(server.password());
            sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
            sender.setJavaMailProperties(properties(server));
        }
    }

    static Mail off() {
        return new Mail(null);
    }

    boolean on() {
        return server != null;
    }

    private static Properties properties(SmtpServer server) {
        String protocol = server.secure() ? "mail.smtps." : "mail.smtp.";
        String millis = Long.toString(PATIENCE.toMillis());
        Properties properties = new Properties();
        properties.setProperty(protocol + "connectiontimeout", millis);
        properties.setProperty(protocol + "timeout", millis);
        properties.setProperty(protocol + "writetimeout", millis);
        properties.setProperty(protocol + "auth", Boolean.toString(server.password() != null));
        properties.setProperty(protocol + "starttls.enable", "true");
        boolean demanded = !server.secure() && server.demandTls();
        properties.setProperty(protocol + "starttls.required", Boolean.toString(demanded));
        properties.setProperty(protocol + "ssl.checkserveridentity", "true");
        return properties;
    }

    /**
     * 信件. One letter.
     *
     * @param id goes into the message id, so that a second copy of the same letter can be told
     */
    record Letter(UUID id, String to, String subject, String text, Instant at) {}

    /** Throws when the server did not take it. */
    void send(Letter letter) throws MessagingException {
        SmtpServer way = server;
        if (way == null) {
            throw new UndeliverableException("没有设置邮件服务器 (no mail server)");
        }
        MimeMessage message = new Numbered(sender.getSession(), letter.id(), way.from());
        message.setFrom(new InternetAddress(way.from(), true));
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(letter.at()));
        message.setHeader("Auto-Submitted", "auto-generated");
        sender.send(message);
    }

    private static final class Numbered extends MimeMessage {
        private final String number;

        Numbered(Session session, UUID id, String from) {
            super(session);
            this.number = "<" + id + from.substring(from.indexOf('@')) + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", number);
        }
    }
}
