package io.threatmonitor.ingest.intake.syslog.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.event.Severity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the examples of RFC 3164 section 5.4, and what devices send. */
class Rfc3164Test {

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '"',
            textBlock =
                    """
                    <34>Oct 11 22:14:15 mymachine su: 'su root' failed for lonvick on /dev/pts/8@mymachine@su@@"'su root' failed for lonvick on /dev/pts/8"
                    Use the BFG!@@@@Use the BFG!
                    <165>Aug 24 05:34:00 CST 1987 mymachine myproc[10]: %% It's time to make the do-nuts.  %%  Ingredients: Mix=OK, Jelly=OK #@mymachine@myproc@10@"%% It's time to make the do-nuts.  %%  Ingredients: Mix=OK, Jelly=OK #"
                    <0>1990 Oct 22 10:52:01 TZ-6 scapegoat.dmz.example.org 10.1.2.3 sched[0]: That's All Folks!@TZ-6@@@"scapegoat.dmz.example.org 10.1.2.3 sched[0]: That's All Folks!"
                    <38>Nov 22 14:00:00 web-01 sshd[4242]: Accepted@web-01@sshd@4242@Accepted
                    <38>Nov 22 14:00:00 2001:db8::7 sshd[4242]: Accepted@2001:db8::7@sshd@4242@Accepted
                    <38>Nov 22 14:00:00 sshd[4242]: no name of the machine@@sshd@4242@no name of the machine
                    <38>Nov 22 14:00:00 web-01 app:no blank@web-01@app@@no blank
                    <38>Nov 22 14:00:00 web-01 postfix/smtpd[1]: connect@web-01@postfix/smtpd@1@connect
                    <38>Nov 22 14:00:00 web-01 last message repeated 2 times@web-01@@@last message repeated 2 times
                    <38>Nov 22 14:00:00 web-01 https://example.com/ is down@web-01@@@https://example.com/ is down
                    <38>2026-11-22T14:00:00.123+01:00 web-01 app[7]: text@web-01@app@7@text
                    2026-11-22T14:00:00Z web-01 app: text@web-01@app@@text
                    Nov 22 14:00:00 web-01 app: text@web-01@app@@text
                    <13>app[7]: no time@@app@7@no time
                    <13>hello world: text@@@@hello world: text
                    <13>@@@@""
                    <999>app: text@@@@<999>app: text
                    """)
    void findsTheParts(String line, String host, String app, String process, String text) {
        SyslogMessage message = Messages.read(line);

        assertThat(message.hostname()).isEqualTo(host);
        assertThat(message.appName()).isEqualTo(app);
        assertThat(message.procId()).isEqualTo(process);
        assertThat(message.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<166>Nov 22 2026 14:00:00 fw-1 : %ASA-6-302013: Built inbound TCP connection",
                "<166>Nov 22 2026 14:00:00: %ASA-6-302013: Built inbound TCP connection",
                "<166>:Nov 22 14:00:00 UTC: %ASA-6-302013: Built inbound TCP connection",
                "<166>%ASA-6-302013: Built inbound TCP connection",
                "<166>29: *Nov 22 14:00:00.123: %ASA-6-302013: Built inbound TCP connection",
                "<166>29: fw-1: .Nov 22 14:00:00.123 CET: %ASA-6-302013: Built inbound TCP"
                        + " connection",
                "Nov 22 14:00:00 fw-1 %ASA-6-302013: Built inbound TCP connection"
            })
    void readsWhatCiscoSends(String line) {
        SyslogMessage message = Messages.read(line);

        assertThat(message.appName()).isEqualTo("ASA");
        assertThat(message.msgId()).isEqualTo("ASA-6-302013");
        assertThat(message.text()).isEqualTo("Built inbound TCP connection");
        assertThat(message.hostname()).isEqualTo(line.contains("fw-1") ? "fw-1" : null);
        assertThat(message.time() == null).isEqualTo(!line.contains("Nov"));
    }

    @Test
    void takesTheSeverityOfCiscosNameWhereThereIsNoPriority() {
        assertThat(Messages.read("%LINK-2-UPDOWN: down").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(Messages.read("<190>%LINK-2-UPDOWN: down").severity()).isEqualTo(Severity.LOW);
        assertThat(Messages.read("text").severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void readsTheTimeWithItsYearOrWithout() {
        assertThat(Messages.read("<165>Aug 24 05:34:00 CST 1987 mymachine a: b").time())
                .isEqualTo("1987-08-24T10:34:00Z"); // in daylight time
        assertThat(Messages.read("<34>Nov 22 14:00:00 mymachine a: b").time())
                .isEqualTo("2026-11-22T14:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "<", "<>", "<1", "<34>1", "<34>1 ", "<34>:", "<34>Nov", "\u0000"})
    void readsAnything(String line) {
        assertThat(line).contains(Messages.read(line).text());
    }
}
