/**
 * Silences: what people do not want to be told of for a while, and why. An analyst proposes, an
 * administrator approves or ends. It looks into alerts and hides them as they are raised; nothing
 * calls it but for {@code Silencing} of the alerts.
 */
@NullMarked
package io.threatmonitor.alert.suppression;

import org.jspecify.annotations.NullMarked;
