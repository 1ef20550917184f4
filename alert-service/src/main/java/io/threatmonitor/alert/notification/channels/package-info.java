/**
 * Ways to tell someone: what a channel is, its secrets, what is said and how each kind of receiver
 * wants to hear it. {@code Senders} tells; {@code ChannelBook} knows the channels.
 */
@NullMarked
package io.threatmonitor.alert.notification.channels;

import org.jspecify.annotations.NullMarked;
