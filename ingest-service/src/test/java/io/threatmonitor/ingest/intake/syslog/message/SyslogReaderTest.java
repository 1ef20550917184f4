package io.threatmonitor.ingest.intake.syslog.message;

import static io.threatmonitor.ingest.intake.IntakeUnderTest.SENSOR;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Request;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.IntakeUnderTest;
import io.threatmonitor.ingest.intake.Submission;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What messages become, through the intake as the brokers get them. */
class SyslogReaderTest {

    private final IntakeUnderTest intake = new IntakeUnderTest();

    @Test
    void keepsAllThatAMessageSays() {
        String line = "<34>1 2026-11-22T14:00:00.5Z mail-01 app 42 ID47 [a@1 b=\"c\"] It happened";
        SecurityEvent event = accepted(line);

        assertThat(event.format()).isEqualTo("syslog");
        assertThat(event.sourceName()).isEqualTo("mail-01");
        assertThat(event.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(event.eventType()).isEqualTo(EventType.OTHER);
        assertThat(event.description()).isEqualTo("It happened");
        assertThat(event.occurredAt()).isEqualTo("2026-11-22T14:00:00.500Z");
        assertThat(event.attributes())
                .containsEntry("original", line)
                .extractingByKey("syslog", MAP)
                .isEqualTo(
                        Map.of(
                                "facility", "auth",
                                "severity", "crit",
                                "version", 1,
                                "timestamp", "2026-11-22T14:00:00.5Z",
                                "hostname", "mail-01",
                                "app_name", "app",
                                "procid", "42",
                                "msgid", "ID47",
                                "structured_data", Map.of("a@1", Map.of("b", "c"))));
    }

    @ParameterizedTest
    @CsvSource({"8, CRITICAL", "10, CRITICAL", "11, HIGH", "12, MEDIUM", "13, LOW", "15, LOW"})
    void takesTheSeverityOfThePriority(String priority, Severity expected) {
        assertThat(accepted("<" + priority + ">Nov 22 14:00:00 host app: x").severity())
                .isEqualTo(expected);
    }

    @Test
    void takesTheTimeOfArrivalWhereTheSendersMakesNoSense() {
        assertThat(accepted("<13>1 2036-01-01T00:00:00Z host app - - - x").occurredAt())
                .isEqualTo(IntakeUnderTest.NOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sshd[1]: Failed password for root from 203.0.113.7 port 4242 ssh2"
                        + "|LOGIN_FAIL|MEDIUM|root|203.0.113.7",
                "sshd-session[1]: Failed password for invalid user admin from 2001:db8::7 port 1"
                        + " ssh2|LOGIN_FAIL|MEDIUM|admin|2001:db8::7",
                "sshd[1]: Failed publickey for git from 203.0.113.7 port 4242 ssh2: RSA SHA256:x"
                        + "|LOGIN_FAIL|MEDIUM|git|203.0.113.7",
                "sshd[1]: Failed password for invalid user x from 192.0.2.1 port 1 ssh2 from"
                        + " 203.0.113.7 port 4242 ssh2|LOGIN_FAIL|MEDIUM|x from 192.0.2.1 port 1"
                        + " ssh2|203.0.113.7",
                "sshd[1]: Invalid user admin from 203.0.113.7 port 4242"
                        + "|LOGIN_FAIL|MEDIUM|admin|203.0.113.7",
                "sshd[1]: error: maximum authentication attempts exceeded for root from 203.0.113.7"
                        + " port 4242 ssh2 [preauth]|LOGIN_FAIL|MEDIUM|root|203.0.113.7",
                "login[1]: pam_unix(login:auth): authentication failure; logname= uid=0 euid=0"
                        + " tty=ssh ruser= rhost=203.0.113.7  user=root"
                        + "|LOGIN_FAIL|MEDIUM|root|203.0.113.7",
                "sudo:    alice : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/ls"
                        + "|COMMAND_EXECUTION|LOW|alice|",
                "sudo:  alice : user NOT in sudoers ; TTY=pts/0 ; PWD=/ ; USER=root ;"
                        + " COMMAND=/bin/ls|PRIVILEGE_ESCALATION|MEDIUM|alice|",
                "sudo: alice : 3 incorrect password attempts ; TTY=pts/0 ; COMMAND=/bin/ls"
                        + "|PRIVILEGE_ESCALATION|MEDIUM|alice|",
                "su: 'su root' failed for lonvick on /dev/pts/8"
                        + "|PRIVILEGE_ESCALATION|MEDIUM|lonvick|",
                "su[1]: FAILED SU (to root) alice on pts/0|PRIVILEGE_ESCALATION|MEDIUM|alice|",
                "sshd[1]: Accepted password for root from 203.0.113.7 port 1 ssh2|OTHER|LOW||",
                "other: Failed password for root from 203.0.113.7 port 4242 ssh2|OTHER|LOW||"
            })
    void knowsWhatProgramsForLoginsSay(
            String text, EventType type, Severity severity, String user, String address) {
        SecurityEvent event = accepted("<86>Nov 22 14:00:00 web-01 " + text);

        assertThat(event.eventType()).isEqualTo(type);
        assertThat(event.severity()).isEqualTo(severity);
        assertThat(event.attributes().get("user")).isEqualTo(user);
        assertThat(event.ipAddress()).isEqualTo(address);
    }

    @Test
    void neverMakesAMessageLessSevereThanItsSenderSays() {
        assertThat(
                        accepted("<80>Nov 22 14:00:00 h sshd: Invalid user a from 192.0.2.1 port 2")
                                .severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void mapsTheDictionaryOfCef() {
        SecurityEvent event =
                accepted(
                        "<134>Nov 22 13:00:00 relay-01 CEF:0|Acme|WAF|1.0|942100|SQL Injection"
                                + " Attack|8|src=203.0.113.7 dst=10.0.0.1 suser=alice"
                                + " requestMethod=POST request=https://shop/login?a=1"
                                + " requestClientApplication=curl/8 dvchost=waf-01"
                                + " rt=1795356000250 msg=Detected by libinjection cat=web");

        assertThat(event.format()).isEqualTo("cef");
        assertThat(event.sourceName()).isEqualTo("waf-01");
        assertThat(event.eventType()).isEqualTo(EventType.SQL_INJECTION);
        assertThat(event.severity()).isEqualTo(Severity.HIGH);
        assertThat(event.description()).isEqualTo("SQL Injection Attack: Detected by libinjection");
        assertThat(event.occurredAt()).isEqualTo("2026-11-22T14:00:00.250Z");
        assertThat(event.ipAddress()).isEqualTo("203.0.113.7");
        assertThat(event.request()).isEqualTo(new Request("POST", "https://shop/login?a=1", null));
        assertThat(event.device()).extracting("userAgent").isEqualTo("curl/8");
        assertThat(event.attributes())
                .containsEntry("suser", "alice")
                .containsEntry("dst", "10.0.0.1")
                .containsKeys("cef", "syslog", "original");
    }

    @ParameterizedTest
    @CsvSource({
        "0, LOW",
        "3, LOW",
        "4, MEDIUM",
        "6, MEDIUM",
        "7, HIGH",
        "8, HIGH",
        "9, CRITICAL",
        "10, CRITICAL",
        "Low, LOW",
        "Medium, MEDIUM",
        "High, HIGH",
        "Very-High, CRITICAL",
        "Unknown, MEDIUM",
        "11, MEDIUM"
    })
    void takesTheSeverityOfCef(String severity, Severity expected) {
        assertThat(accepted("<12>CEF:0|a|b|1|2|c|" + severity + "|").severity())
                .isEqualTo(expected);
    }

    @Test
    void mapsLeefWithoutAnyHeaderAroundIt() {
        SecurityEvent event =
                accepted(
                        "LEEF:2.0|Acme|VPN|1.0|LOGON_FAILURE|^|src=203.0.113.7^usrName=bob^sev=9"
                                + "^devTime=22/11/2026 14:00^devTimeFormat=dd/MM/yyyy HH:mm"
                                + "^cat=Authentication failed^url=/portal");

        assertThat(event.format()).isEqualTo("leef");
        assertThat(event.sourceName()).isEqualTo("Acme VPN");
        assertThat(event.eventType()).isEqualTo(EventType.LOGIN_FAIL);
        assertThat(event.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(event.description()).isEqualTo("Acme VPN LOGON_FAILURE");
        assertThat(event.occurredAt()).isEqualTo("2026-11-22T14:00:00Z");
        assertThat(event.ipAddress()).isEqualTo("203.0.113.7");
        assertThat(event.request()).isEqualTo(new Request(null, "/portal", null));
        assertThat(event.attributes()).containsEntry("usrName", "bob");
    }

    @ParameterizedTest
    @CsvSource({
        "malware, MALWARE",
        "Port Scan detected, NETWORK_SCAN",
        "Brute-Force attack, BRUTEFORCE",
        "User failed to log in, LOGIN_FAIL",
        "privilege_escalation, PRIVILEGE_ESCALATION",
        "Trojan.Gen, MALWARE",
        "Configuration changed, CONFIGURATION_CHANGE",
        "viruses in general, OTHER",
        "traffic, OTHER"
    })
    void takesTheTypeFromAProductsWords(String category, EventType expected) {
        assertThat(accepted("CEF:0|a|b|1|2|name|3|cat=" + category).eventType())
                .isEqualTo(expected);
    }

    @Test
    void keepsALongMessageInPieces() {
        String text = "x".repeat(31_999) + "🚨" + "y".repeat(30_000);
        SecurityEvent event = accepted(text);

        assertThat(event.description()).hasSize(10_000);
        assertThat(event.attributes().get("original"))
                .isEqualTo(List.of(text.substring(0, 31_999), text.substring(31_999)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "<34>",
                "\uFEFF",
                "{\"json\":1}",
                "<13>1 - - - - - -",
                "CEF:0|||||||",
                "LEEF:1.0|||||",
                "CEF:0|a|b|1|2|c|3|=",
                "<13>1 - \u0000 - - - -"
            })
    void findsAnEventInAnything(String line) {
        assertThat(accepted(line).sensorId()).isEqualTo(SENSOR.sensorId());
    }

    @Test
    void replacesWhatIsNotUtf8AndKeepsTheOctets() {
        byte[] latin1 = "<13>Müller".getBytes(StandardCharsets.ISO_8859_1);
        Submission submission = Messages.READER.read(latin1, SENSOR);

        assertThat(intake.intake.accept(submission, SENSOR)).isInstanceOf(Accepted.class);
        assertThat(intake.events.last().description()).isEqualTo("M\uFFFDller");
        assertThat(submission.original().bytes()).isEqualTo(latin1);
    }

    @Test
    void isRejectedInAWordWhereItDidNotComeWhole() {
        Submission submission =
                Messages.READER.unreadable(new byte[] {'<'}, "is longer than 1 bytes");

        assertThat(intake.intake.accept(submission, SENSOR))
                .extracting("errors")
                .asString()
                .contains("is longer than 1 bytes");
    }

    private SecurityEvent accepted(String line) {
        byte[] message = line.getBytes(StandardCharsets.UTF_8);
        assertThat(intake.intake.accept(Messages.READER.read(message, SENSOR), SENSOR))
                .isInstanceOf(Accepted.class);
        return intake.events.last();
    }
}
