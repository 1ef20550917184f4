package io.threatmonitor.alert.detection;

import io.threatmonitor.contracts.event.EventType;

/** What people call each type of event, for the titles of alerts. */
final class EventNames {

    private EventNames() {}

    static String of(EventType type) {
        return switch (type) {
            case INTRUSION -> "Intrusion";
            case MALWARE -> "Malware";
            case ANOMALY -> "Anomaly";
            case BRUTEFORCE -> "Brute force";
            case DDOS -> "Denial of service";
            case PHISHING -> "Phishing";
            case RANSOMWARE -> "Ransomware";
            case DATA_EXFILTRATION -> "Data exfiltration";
            case UNAUTHORIZED_ACCESS -> "Unauthorised access";
            case PRIVILEGE_ESCALATION -> "Privilege escalation";
            case POLICY_VIOLATION -> "Policy violation";
            case SUSPICIOUS_LOGIN -> "Suspicious login";
            case COMMAND_EXECUTION -> "Command execution";
            case FILE_INTEGRITY -> "File integrity violation";
            case NETWORK_SCAN -> "Network scan";
            case BOT_ACTIVITY -> "Bot activity";
            case CONFIGURATION_CHANGE -> "Configuration change";
            case VULNERABILITY_DETECTED -> "Vulnerability";
            case LOGIN_FAIL -> "Failed login";
            case SQL_INJECTION -> "SQL injection";
            case FILE_MOD -> "File modification";
            case SYSTEM_SCAN -> "System scan";
            case OTHER -> "Security event";
        };
    }
}
