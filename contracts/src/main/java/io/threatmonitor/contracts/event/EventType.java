package io.threatmonitor.contracts.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * What kind of incident a sensor reports. A consumer reads a kind that it does not know yet as
 * {@link #OTHER}.
 */
public enum EventType {
    INTRUSION,
    MALWARE,
    ANOMALY,
    BRUTEFORCE,
    DDOS,
    PHISHING,
    RANSOMWARE,
    DATA_EXFILTRATION,
    UNAUTHORIZED_ACCESS,
    PRIVILEGE_ESCALATION,
    POLICY_VIOLATION,
    SUSPICIOUS_LOGIN,
    COMMAND_EXECUTION,
    FILE_INTEGRITY,
    NETWORK_SCAN,
    BOT_ACTIVITY,
    CONFIGURATION_CHANGE,
    VULNERABILITY_DETECTED,
    LOGIN_FAIL,
    SQL_INJECTION,
    FILE_MOD,
    SYSTEM_SCAN,
    @JsonEnumDefaultValue
    OTHER
}
