package attest.alert;

import attest.settings.MailOptions;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Sends messages by mail (SMTP, RFC 5321), in plain text. What stands in a header has no control
 * characters, so that no text of an article can add another one.
 */
@Component
final class Mails implements Sender {
  private static final int MOST_SUBJECT = 200;

  private final MailServer server;
  private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

  Mails(MailServer server) {
    this.server = server;
    MailOptions options = server.options();
    sender.setHost(options.host());
    sender.setPort(options.port());
    sender.setDefaultEncoding("UTF-8");
    Properties properties = sender.getJavaMailProperties();
    properties.put("mail.smtp.connectiontimeout", "10000");
    properties.put("mail.smtp.timeout", "15000");
    properties.put("mail.smtp.writetimeout", "15000");
    properties.put("mail.smtp.starttls.enable", String.valueOf(options.starttls()));
    properties.put("mail.smtp.starttls.required", String.valueOf(options.starttls()));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    if (!options.user().isEmpty()) {
      sender.setUsername(options.user());
      sender.setPassword(server.password());
      properties.put("mail.smtp.auth", "true");
    }
  }

  @Override
  public String way() {
    return "mail";
  }

  @Override
  public void send(Message message) throws SendException {
    if (!server.isSet()) {
      throw new SendException("the desk has no mail server (setting mail.host)", true);
    }
    try {
      MimeMessage mail = sender.createMimeMessage();
      MimeMessageHelper helper = new MimeMessageHelper(mail, false, StandardCharsets.UTF_8.name());
      helper.setFrom(new InternetAddress(server.options().from(), true));
      helper.setTo(new InternetAddress(message.search().email(), true));
      helper.setSubject(headline("[Attest] " + message.subject()));
      helper.setSentDate(Date.from(message.sent()));
      helper.setText(message.text());
      mail.setHeader("Auto-Submitted", "auto-generated");
      sender.send(mail);
    } catch (MailException | MessagingException e) {
      throw new SendException(
          "the mail server did not take it (" + e.getClass().getSimpleName() + ")", false);
    }
  }

  /** A text as a line of a header can have it. */
  static String headline(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    return line.codePointCount(0, line.length()) <= MOST_SUBJECT
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MOST_SUBJECT)) + "…";
  }
}
