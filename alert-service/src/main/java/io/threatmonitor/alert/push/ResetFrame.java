package io.threatmonitor.alert.push;

/**
 * What came after {@code Last-Event-ID} is not known any more: the lists are to be read again.
 *
 * @param reason {@code too_long_ago}
 */
record ResetFrame(String reason) {}
