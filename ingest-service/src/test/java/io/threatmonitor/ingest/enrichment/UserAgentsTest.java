package io.threatmonitor.ingest.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.event.Device;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserAgentsTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            textBlock =
                    """
                    desktop | Mac OS X | 10.15.7 | Safari          | 17.5   | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15
                    desktop | Linux    | -       | Firefox         | 127.0  | Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0
                    mobile  | Android  | 14      | Chrome Mobile   | 126.0.0 | Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36
                    tablet  | iOS      | 17.5    | Mobile Safari   | 17.5   | Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1
                    bot     | -        | -       | Googlebot       | 2.1    | Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)
                    -       | -        | -       | curl            | 8.7.1  | curl/8.7.1
                    -       | -        | -       | -               | -      | '() { :; }; /bin/id'
                    """)
    void tellsDeviceSystemAndBrowser(
            @Nullable String type,
            @Nullable String osFamily,
            @Nullable String osVersion,
            @Nullable String browserFamily,
            @Nullable String browserVersion,
            String userAgent) {
        assertThat(learnt(100).deviceOf(userAgent))
                .isEqualTo(
                        new Device(
                                type,
                                osFamily,
                                osVersion,
                                browserFamily,
                                browserVersion,
                                userAgent));
    }

    @Test
    void remembersAUserAgentAndReadsNoMoreNewOnesThanItMay() {
        UserAgents userAgents = learnt(1);
        Device first = userAgents.deviceOf("curl/8.7.1");
        assertThat(first.browserFamily()).isEqualTo("curl");
        assertThat(userAgents.deviceOf("curl/8.7.2"))
                .isEqualTo(new Device(null, null, null, null, null, "curl/8.7.2"));
        assertThat(userAgents.deviceOf("curl/8.7.1")).isSameAs(first);
    }

    @Test
    void keepsALongUserAgentWholeAndReadsItsBeginning() {
        String endless = "curl/8.7.1 " + "x".repeat(100_000);
        Device device = learnt(100).deviceOf(endless);
        assertThat(device.userAgent()).isEqualTo(endless);
        assertThat(device.browserFamily()).isEqualTo("curl");
    }

    private static UserAgents learnt(int newPerSecond) {
        var userAgents = new UserAgents(100, newPerSecond);
        userAgents.learn();
        return userAgents;
    }
}
