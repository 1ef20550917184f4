package io.threatmonitor.platform.demo;

import java.util.List;

/**
 * Something that happens to a network, as the events of one source and one address tell it.
 *
 * @param weight how often it happens, compared with the others
 * @param repeats how many of its steps come in a row at most; 1 for a single event
 * @param sources the systems that report it
 * @param steps what they report, in this order; the last one repeats
 */
record Incident(int weight, int repeats, List<String> sources, List<Step> steps) {

    /**
     * One event of an incident; {@code %d} in the description becomes a number.
     *
     * @param eventType as the contract spells it
     * @param severity as the contract spells it
     */
    record Step(String eventType, String severity, String description) {}

    static final List<Incident> ALL =
            List.of(
                    new Incident(
                            30,
                            1,
                            List.of("vpn-gateway-01", "mail-relay-02", "hr-portal"),
                            List.of(
                                    new Step(
                                            "login_fail",
                                            "low",
                                            "Password rejected for user u%d"))),
                    new Incident(
                            20,
                            1,
                            List.of("build-runner-07", "db-primary", "file-server-03"),
                            List.of(
                                    new Step(
                                            "file_mod",
                                            "low",
                                            "Package update changed %d files below /usr/lib"))),
                    new Incident(
                            14,
                            1,
                            List.of("edge-firewall-01", "edge-firewall-02"),
                            List.of(
                                    new Step(
                                            "network_scan",
                                            "medium",
                                            "SYN packets to %d ports within a minute"))),
                    new Incident(
                            10,
                            1,
                            List.of("cdn-edge-fra", "cdn-edge-sin"),
                            List.of(
                                    new Step(
                                            "bot_activity",
                                            "low",
                                            "%d requests a minute from a headless browser"))),
                    new Incident(
                            8,
                            1,
                            List.of("config-audit"),
                            List.of(
                                    new Step(
                                            "configuration_change",
                                            "medium",
                                            "Security group sg-%d opened to the internet"))),
                    new Incident(
                            6,
                            1,
                            List.of("vulnerability-scanner"),
                            List.of(
                                    new Step(
                                            "vulnerability_detected",
                                            "medium",
                                            "Outdated TLS library on %d hosts"))),
                    new Incident(
                            5,
                            6,
                            List.of("bastion-01", "vpn-gateway-01"),
                            List.of(
                                    new Step(
                                            "login_fail",
                                            "medium",
                                            "%d failed logins for root within a minute"),
                                    new Step(
                                            "bruteforce",
                                            "high",
                                            "Dictionary attack on SSH, %d attempts so far"))),
                    new Incident(
                            4,
                            3,
                            List.of("waf-shop", "waf-api"),
                            List.of(
                                    new Step(
                                            "sql_injection",
                                            "high",
                                            "UNION SELECT in parameter q%d, blocked"))),
                    new Incident(
                            3,
                            1,
                            List.of("mail-relay-02"),
                            List.of(
                                    new Step(
                                            "phishing",
                                            "medium",
                                            "Mail to %d people links to a look-alike login page"))),
                    new Incident(
                            2,
                            1,
                            List.of("hr-portal", "vpn-gateway-01"),
                            List.of(
                                    new Step(
                                            "suspicious_login",
                                            "high",
                                            "User u%d signed in from two continents within an hour"))),
                    new Incident(
                            1,
                            3,
                            List.of("edr-laptop-114", "edr-finance-02"),
                            List.of(
                                    new Step(
                                            "malware",
                                            "high",
                                            "Loader with a known signature quarantined, case %d"),
                                    new Step(
                                            "command_execution",
                                            "high",
                                            "Encoded PowerShell started by a document, process %d"),
                                    new Step(
                                            "ransomware",
                                            "critical",
                                            "%d files renamed within ten seconds, share disconnected"))),
                    new Incident(
                            1,
                            2,
                            List.of("dlp-gateway", "db-primary"),
                            List.of(
                                    new Step(
                                            "privilege_escalation",
                                            "high",
                                            "Service account svc-%d was granted superuser"),
                                    new Step(
                                            "data_exfiltration",
                                            "critical",
                                            "%d MB sent to an address never seen before"))));
}
