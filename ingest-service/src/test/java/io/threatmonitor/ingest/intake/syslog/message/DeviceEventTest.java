package io.threatmonitor.ingest.intake.syslog.message;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

/** CEF with the examples of its standard, and LEEF with those of its guide. */
class DeviceEventTest {

    @Test
    void readsHeaderAndExtensionOfCef() {
        DeviceEvent event =
                read(
                        "CEF:0|Security|threatmanager|1.0|100|worm successfully stopped|10|"
                                + "src=10.0.0.1 dst=2.1.2.2 spt=1232");

        assertThat(event.format()).isEqualTo("cef");
        assertThat(event.header())
                .isEqualTo(
                        Map.of(
                                "version", "0",
                                "deviceVendor", "Security",
                                "deviceProduct", "threatmanager",
                                "deviceVersion", "1.0",
                                "deviceEventClassId", "100",
                                "name", "worm successfully stopped",
                                "severity", "10"));
        assertThat(event.extension())
                .isEqualTo(Map.of("src", "10.0.0.1", "dst", "2.1.2.2", "spt", "1232"));
    }

    @Test
    void takesEscapesOutOfCef() {
        DeviceEvent event =
                read(
                        "CEF:0|security|threatmanager|1.0|100|detected a \\| in \\\\ message|10|"
                                + "src=10.0.0.1 act=blocked a \\= dst=1.1.1.1"
                                + " msg=two\\nlines filePath=C:\\Temp\\\\x");

        assertThat(event.header()).containsEntry("name", "detected a | in \\ message");
        assertThat(event.extension())
                .containsEntry("act", "blocked a =")
                .containsEntry("dst", "1.1.1.1")
                .containsEntry("msg", "two\nlines")
                .containsEntry("filePath", "C:\\Temp\\x");
    }

    @Test
    void forgivesSignsInUrlsThatNobodyEscaped() {
        assertThat(read("CEF:0|a|b|1|2|c|3|request=http://h/?a=b&c=d cs1=x=y suser=z").extension())
                .isEqualTo(Map.of("request", "http://h/?a=b&c=d", "cs1", "x=y", "suser", "z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CEF:0|a|b|1|2|c|3|",
                "CEF:0|a|b|1|2|c|3",
                "CEF: 0|a|b|1|2|c|3| ",
                "CEF:1.2|a|b|1|2|c|3|nothing that is a field"
            })
    void takesCefWithoutAnExtension(String text) {
        assertThat(read(text).header()).containsEntry("severity", "3");
        assertThat(read(text).extension()).isEmpty();
    }

    @Test
    void readsLeefOfVersion1() {
        DeviceEvent event =
                read(
                        "LEEF:1.0|Microsoft|MSExchange|4.0 SP1|15345|src=192.0.2.0\t"
                                + "dst=172.50.123.1\tsev=5\tcat=anomaly\tsrcPort=81\tdstPort=21\t"
                                + "usrName=joe.black");

        assertThat(event.format()).isEqualTo("leef");
        assertThat(event.header())
                .isEqualTo(
                        Map.of(
                                "version", "1.0",
                                "vendor", "Microsoft",
                                "product", "MSExchange",
                                "productVersion", "4.0 SP1",
                                "eventId", "15345"));
        assertThat(event.extension())
                .containsEntry("src", "192.0.2.0")
                .containsEntry("usrName", "joe.black")
                .hasSize(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "LEEF:2.0|Lancope|StealthWatch|1.0|41|^|src=192.0.2.0^dst=172.50.123.1",
                "LEEF:2.0|Lancope|StealthWatch|1.0|41|x5E|src=192.0.2.0^dst=172.50.123.1",
                "LEEF:2.0|Lancope|StealthWatch|1.0|41|0x5e|src=192.0.2.0^dst=172.50.123.1",
                "LEEF:2.0|Lancope|StealthWatch|1.0|41||src=192.0.2.0\tdst=172.50.123.1",
                "LEEF:2.0|Lancope|StealthWatch|1.0|41|src=192.0.2.0\tdst=172.50.123.1"
            })
    void readsLeefOfVersion2WithAnyDelimiter(String text) {
        assertThat(read(text).extension())
                .isEqualTo(Map.of("src", "192.0.2.0", "dst", "172.50.123.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CEF",
                "CEF:",
                "CEF:0|a|b|1|2|c",
                "CEF:0|a\\|b|1|2|c|3",
                "CEF:x|a|b|1|2|c|3|",
                "LEEF:1.0|a|b|1|2",
                "LEEF:3.0|a|b|1|2|",
                "LEEF:",
                "what CEF:0|a|b|1|2|c|3| is"
            })
    void leavesOtherTextAlone(String text) {
        assertThat(DeviceEvent.in(text)).isNull();
    }

    private static DeviceEvent read(String text) {
        return requireNonNull(DeviceEvent.in(text));
    }
}
