package io.threatmonitor.alert.notification.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.alert.notification.channels.Templates.Medium;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.testkit.fixtures.AlertChanges;
import io.threatmonitor.testkit.fixtures.Detections;
import io.threatmonitor.testkit.fixtures.SecurityEvents;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

class TemplatesTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00.123456Z");

    private final AlertBrief alert = AlertBrief.of(bruteForce("312 failed logins"));
    private final Templates templates = templates("https://tm.example/");

    @Test
    void sayWhatHappenedAndWhereToLook() {
        Notification raised = notification(Reason.RAISED, alert);

        assertThat(templates.title(ours(), raised, Medium.PLAIN))
                .isEqualTo("[high] Alert 1: 312 failed logins");
        assertThat(templates.body(ours(), raised, Medium.PLAIN))
                .startsWith("Alert 1: 312 failed logins\nSeverity: high\nRule: Brute force")
                .contains("source: web-01")
                .endsWith("https://tm.example/alerts?alert=1");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void haveWordsForEverything(Reason reason) {
        assertThat(templates.title(ours(), notification(reason, alert), Medium.PLAIN))
                .startsWith("[high] ");
    }

    @Test
    void listWhatADigestIsAbout() {
        var digest =
                new Notification(
                        UUID.randomUUID(),
                        Reason.DIGEST,
                        AT,
                        null,
                        Severity.HIGH,
                        Collections.nCopies(3, alert),
                        10);

        assertThat(templates.title(ours(), digest, Medium.PLAIN))
                .isEqualTo("[high] 10 alerts: 312 failed logins");
        assertThat(templates.body(ours(), digest, Medium.PLAIN))
                .contains("- 1 [high] 312 failed logins https://tm.example/alerts?alert=1")
                .contains("- and 7 more")
                .doesNotContain("Rule:");
    }

    /** Whoever can have an alert raised chooses these words. */
    @Test
    void letNoMarkupOutOfAValue() {
        var hostile = AlertBrief.of(bruteForce("<!channel> @all [pay](https://evil.test) & *run*"));
        Notification raised = notification(Reason.RAISED, hostile);

        assertThat(templates.title(ours(), raised, Medium.SLACK))
                .endsWith("&lt;!channel&gt; @all [pay](https[:]//evil.test) &amp; *run*");
        assertThat(templates.title(ours(), raised, Medium.MARKDOWN))
                .endsWith(
                        "&lt;!channel&gt; @\u200ball \\[pay\\](https\\[:\\]//evil.test) & \\*run\\*");
        assertThat(templates.title(ours(), raised, Medium.PLAIN)).contains("<!channel> @all");
    }

    /** Chats make links of what looks like one. */
    @ParameterizedTest
    @EnumSource(
            value = Medium.class,
            names = {"SLACK", "MARKDOWN"})
    void leaveAChatNoLinkButTheAlertsOwn(Medium chat) {
        var hostile = AlertBrief.of(bruteForce("HTTPS://evil.test ftp://evil.test Www.evil.test"));

        String said = templates.body(ours(), notification(Reason.RAISED, hostile), chat);

        assertThat(said.replace("https://tm.example/alerts?alert=1", ""))
                .contains("HTTPS", "evil.test")
                .doesNotContain("://", "Www.");
        assertThat(said).endsWith("https://tm.example/alerts?alert=1");
    }

    /** Also of what a template writes as it is, and within sections. */
    @ParameterizedTest
    @ValueSource(strings = {"{{{title}}}", "{{&title}}", "{{#alert}}{{{title}}}{{/alert}}"})
    void leaveNoLinkInWhatIsNotEscaped(String template) {
        var hostile = AlertBrief.of(bruteForce("https://evil.test"));

        assertThat(
                        templates.body(
                                with(template), notification(Reason.RAISED, hostile), Medium.SLACK))
                .isEqualTo("https[:]//evil.test");
    }

    @Test
    void keepASubjectOnOneLine() {
        var hostile = AlertBrief.of(bruteForce("Hello\r\nBcc: everybody@example.test"));

        assertThat(templates.title(ours(), notification(Reason.RAISED, hostile), Medium.PLAIN))
                .isEqualTo("[high] Alert 1: Hello Bcc: everybody@example.test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{title.class}}",
                "{{title.length}}",
                "{{title.getClass.getName}}",
                "{{class.classLoader}}",
                "{{alert.hashCode}}",
                "{{> other}}",
                "{{#entities}}{{value.bytes}}{{/entities}}"
            })
    void reachNothingButValues(String template) {
        String said =
                templates.body(with(template), notification(Reason.RAISED, alert), Medium.PLAIN);

        assertThat(said).isEmpty();
    }

    /** Each level would multiply what the one before it says. */
    @Test
    void doNotGrowWithoutEnd() {
        String nested =
                "{{#alerts}}{{#entities}}".repeat(30) + "x" + "{{/entities}}{{/alerts}}".repeat(30);
        var digest =
                new Notification(
                        UUID.randomUUID(),
                        Reason.DIGEST,
                        AT,
                        null,
                        Severity.HIGH,
                        Collections.nCopies(50, alert),
                        50);

        assertThat(templates.body(with(nested), digest, Medium.PLAIN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{#alerts}}", "{{/alerts}}", "{{#alerts}}{{/entities}}"})
    void sayWhatIsNoTemplate(String template) {
        assertThat(templates.faultOf(template)).isPresent();
    }

    @Test
    void haveNoLinkWithoutAnAddress() {
        assertThat(templates(null).body(ours(), notification(Reason.RAISED, alert), Medium.PLAIN))
                .doesNotContain("alerts?alert");
    }

    private static Templates templates(@Nullable String dashboard) {
        return new Templates(
                new TemplateValues(
                        new ChannelProperties(
                                null,
                                List.of(),
                                dashboard == null ? null : URI.create(dashboard),
                                "a@b.test",
                                Duration.ofSeconds(10))));
    }

    private static Notification notification(Reason reason, AlertBrief alert) {
        return Notification.ofOne(UUID.randomUUID(), reason, AT, "alice", alert.severity(), alert);
    }

    private static ChannelDefinition ours() {
        return new ChannelDefinition(ChannelKind.CHAT, null, null, null, null, null, null, null);
    }

    private static ChannelDefinition with(String body) {
        return new ChannelDefinition(ChannelKind.CHAT, null, null, null, null, body, null, null);
    }

    private static AlertSnapshot bruteForce(String title) {
        var alert =
                AlertChanges.raisedBy(
                                Detections.bruteForceIn(
                                        SecurityEvents.bruteForceFrom("203.0.113.7")))
                        .alert();
        return new AlertSnapshot(
                alert.id(),
                alert.number(),
                alert.rule(),
                alert.countedRules(),
                alert.severity(),
                title,
                alert.event(),
                alert.entities(),
                alert.status(),
                alert.resolution(),
                alert.assignedTo(),
                alert.resolutionNotes(),
                alert.occurrences(),
                alert.incident(),
                alert.sla(),
                alert.firstSeen(),
                alert.lastSeen(),
                alert.silencedBy(),
                alert.createdAt(),
                alert.updatedAt(),
                alert.version());
    }
}
