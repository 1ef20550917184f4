/**
 * How the gateway itself answers when it cannot pass a request on: an envelope for programs, a page
 * for people. Every package of the gateway may call it.
 */
@NullMarked
package io.threatmonitor.gateway.answers;

import org.jspecify.annotations.NullMarked;
