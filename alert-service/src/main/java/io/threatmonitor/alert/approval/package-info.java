/**
 * What channels, routes, groups and silences have in common: an analyst proposes, an administrator
 * approves and changes, and the audit trail hears what differs. Any feature may use it.
 */
@NullMarked
package io.threatmonitor.alert.approval;

import org.jspecify.annotations.NullMarked;
