package io.threatmonitor.ingest.intake.syslog.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/** With the examples of RFC 5424, sections 6.2.3.1, 6.3.5 and 6.5, word for word. */
class Rfc5424Test {

    @Test
    void readsAMessageWithoutStructuredData() {
        SyslogMessage message =
                Messages.read(
                        "<34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47"
                                + " - \uFEFF'su root' failed for lonvick on /dev/pts/8");

        assertThat(message.priority()).isEqualTo(new Priority(4, 2));
        assertThat(message.version()).isEqualTo(1);
        assertThat(message.time()).isEqualTo("2003-10-11T22:14:15.003Z");
        assertThat(message.hostname()).isEqualTo("mymachine.example.com");
        assertThat(message.appName()).isEqualTo("su");
        assertThat(message.procId()).isNull();
        assertThat(message.msgId()).isEqualTo("ID47");
        assertThat(message.structuredData()).isEmpty();
        assertThat(message.text()).isEqualTo("'su root' failed for lonvick on /dev/pts/8");
    }

    @Test
    void readsAMessageThatIsNotUtf8() {
        SyslogMessage message =
                Messages.read(
                        "<165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1"
                                + " myproc 8710 - - %% It's time to make the do-nuts.");

        assertThat(message.priority()).isEqualTo(new Priority(20, 5));
        assertThat(message.time()).isEqualTo("2003-08-24T12:14:15.000003Z");
        assertThat(message.hostname()).isEqualTo("192.0.2.1");
        assertThat(message.procId()).isEqualTo("8710");
        assertThat(message.text()).isEqualTo("%% It's time to make the do-nuts.");
    }

    @Test
    void readsStructuredDataAndText() {
        SyslogMessage message =
                Messages.read(
                        "<165>1 2003-10-11T22:14:15.003Z mymachine.example.com"
                                + " evntslog - ID47 [exampleSDID@32473 iut=\"3\" eventSource="
                                + "\"Application\" eventID=\"1011\"] \uFEFFAn application"
                                + " event log entry...");

        assertThat(message.structuredData())
                .isEqualTo(
                        Map.of(
                                "exampleSDID@32473",
                                Map.of(
                                        "iut", "3",
                                        "eventSource", "Application",
                                        "eventID", "1011")));
        assertThat(message.text()).isEqualTo("An application event log entry...");
    }

    @Test
    void readsStructuredDataAlone() {
        SyslogMessage message =
                Messages.read(
                        "<165>1 2003-10-11T22:14:15.003Z mymachine.example.com"
                                + " evntslog - ID47 [exampleSDID@32473 iut=\"3\" eventSource="
                                + "\"Application\" eventID=\"1011\"][examplePriority@32473"
                                + " class=\"high\"]");

        assertThat(message.structuredData())
                .containsOnlyKeys("exampleSDID@32473", "examplePriority@32473");
        assertThat(message.text()).isEmpty();
    }

    @Test
    void readsAHeaderOfNothing() {
        SyslogMessage message = Messages.read("<0>1 - - - - - -");

        assertThat(message.header())
                .isEqualTo(Map.of("facility", "kern", "severity", "emerg", "version", 1));
        assertThat(message.text()).isEmpty();
    }

    @Test
    void takesEscapesOutOfValues() {
        assertThat(dataOf("[a b=\"\\\"q\\\" \\\\ \\] c:\\dir\"]"))
                .isEqualTo(Map.of("a", Map.of("b", "\"q\" \\ ] c:\\dir")));
    }

    @Test
    void keepsParametersOfTheSameName() {
        assertThat(dataOf("[origin ip=\"192.0.2.1\" ip=\"192.0.2.129\" ip=\"192.0.2.130\"]"))
                .isEqualTo(
                        Map.of(
                                "origin",
                                Map.of("ip", List.of("192.0.2.1", "192.0.2.129", "192.0.2.130"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ exampleSDID@32473 iut=\"3\"]",
                "[exampleSDID@32473 iut=\"3\"] [examplePriority@32473 class=\"high\"]x",
                "[exampleSDID@32473 iut=\"3",
                "[exampleSDID@32473 iut=3]",
                "[exampleSDID@32473 iut=\"3\"",
                "[exampleSDID@32473",
                "[",
                "[]",
                "[a b=\"\\",
                "no data"
            })
    void keepsAsTextWhatIsNoStructuredData(String data) {
        SyslogMessage message = Messages.read("<14>1 2026-11-22T14:00:00Z h a - - " + data);

        assertThat(message.hostname()).isEqualTo("h");
        assertThat(data).endsWith(message.text());
    }

    @Test
    void keepsATimeThatMakesNoSenseAsItIs() {
        SyslogMessage message = Messages.read("<14>1 2003-10-11T22:14:61Z h a - - - x");

        assertThat(message.time()).isNull();
        assertThat(message.header()).containsEntry("timestamp", "2003-10-11T22:14:61Z");
        assertThat(message.text()).isEqualTo("x");
    }

    private static Map<String, ?> dataOf(String data) {
        return Messages.read("<14>1 - h a - - " + data + " text").structuredData();
    }
}
