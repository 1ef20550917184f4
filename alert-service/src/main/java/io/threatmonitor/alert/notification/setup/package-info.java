/**
 * What people set up for notifications, and who may: an analyst proposes, an administrator approves
 * and changes, each step an audit action. Channels, routes and groups are kept by it.
 */
@NullMarked
package io.threatmonitor.alert.notification.setup;

import org.jspecify.annotations.NullMarked;
