/**
 * HTTP requests to addresses that users have typed in, kept away from the platform's own network.
 * Every sender of a notification over HTTP uses {@code OutboundHttp}.
 */
@NullMarked
package io.threatmonitor.alert.notification.outbound;

import org.jspecify.annotations.NullMarked;
