/**
 * Who is to be told of what: routes from alerts to channels, and groups of people who take turns.
 * {@code RouteBook} answers both.
 */
@NullMarked
package io.threatmonitor.alert.notification.routes;

import org.jspecify.annotations.NullMarked;
