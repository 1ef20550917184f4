package io.threatmonitor.alert.notification.channels;

import static java.util.Objects.requireNonNull;

import io.threatmonitor.alert.notification.channels.Templates.Medium;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.util.Date;

/**
 * Sends e-mails through the server that the operator has set up ({@code spring.mail}). Those about
 * one alert are one thread (RFC 5322 section 3.6.4), and a repeat has the same Message-ID.
 */
@Component
class EmailSender {

    private static final int LONGEST_SUBJECT = 250;

    /** RFC 5321 section 4.2.1: from here on a reply is a permanent refusal. */
    private static final int PERMANENT = 500;

    private final ObjectProvider<JavaMailSender> server;
    private final Templates templates;
    private final String from;

    EmailSender(
            ObjectProvider<JavaMailSender> server,
            Templates templates,
            ChannelProperties properties) {
        this.server = server;
        this.templates = templates;
        this.from = properties.mailFrom();
    }

    SendResult send(Channel channel, Notification notification) {
        JavaMailSender mail = server.getIfAvailable();
        if (mail == null) {
            return new SendResult.Refused("The operator has set no mail server: spring.mail.host");
        }
        try {
            mail.send(message(mail.createMimeMessage(), channel, notification));
            return new SendResult.Sent("Taken by the mail server");
        } catch (MessagingException e) {
            return new SendResult.Refused("No e-mail can be made of it: " + e.getMessage());
        } catch (MailException e) {
            return meaningOf(e);
        }
    }

    private MimeMessage message(MimeMessage message, Channel channel, Notification notification)
            throws MessagingException {
        var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(requireNonNull(channel.definition().recipients()).toArray(String[]::new));
        helper.setSubject(
                Shortened.toAtMost(
                        LONGEST_SUBJECT,
                        templates.title(channel.definition(), notification, Medium.PLAIN)));
        helper.setText(templates.body(channel.definition(), notification, Medium.PLAIN));
        helper.setSentDate(Date.from(notification.at()));
        message.setHeader("Message-ID", messageId(notification.id().toString()));
        String thread = messageId("alert-" + notification.alert().id());
        if (notification.reason() != Reason.DIGEST && notification.reason() != Reason.TEST) {
            message.setHeader("References", thread);
            message.setHeader("In-Reply-To", thread);
        }
        // RFC 3834 section 5: no automatic answer, please.
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private static String messageId(String local) {
        return "<" + local + "@threat-monitor>";
    }

    private static SendResult meaningOf(MailException e) {
        if (!(e instanceof MailSendException sending)) {
            return new SendResult.Later(
                    "The mail server refuses us: " + e.getClass().getSimpleName(), null);
        }
        for (Exception failure : sending.getMessageExceptions()) {
            if (failure instanceof SendFailedException partly
                    && partly.getValidSentAddresses() != null
                    && partly.getValidSentAddresses().length > 0) {
                return new SendResult.Sent("Taken for some recipients, refused for others");
            }
            int reply = replyIn(failure);
            if (reply >= PERMANENT) {
                return new SendResult.Refused("The mail server answered " + reply);
            }
        }
        return new SendResult.Later("The mail server does not take it", null);
    }

    /** The first reply code in a chain of failures, 0 where there is none. */
    private static int replyIn(@Nullable Exception failure) {
        for (Exception e = failure; e instanceof MessagingException; e = nextOf(e)) {
            if (e instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (e instanceof SMTPSendFailedException whole && whole.getReturnCode() > 0) {
                return whole.getReturnCode();
            }
        }
        return 0;
    }

    private static @Nullable Exception nextOf(Exception e) {
        return e instanceof MessagingException chained ? chained.getNextException() : null;
    }
}
