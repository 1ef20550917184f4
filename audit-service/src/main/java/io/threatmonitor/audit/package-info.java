/**
 * The audit service: records every sensitive action of the platform once and for ever, and answers
 * questions about them. Nothing calls into it; its doors are a topic and an HTTP API.
 */
@NullMarked
package io.threatmonitor.audit;

import org.jspecify.annotations.NullMarked;
