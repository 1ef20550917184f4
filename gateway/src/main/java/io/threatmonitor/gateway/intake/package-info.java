/**
 * Which addresses and credentials are those of programs that send events. The gateway's other
 * packages ask it; it knows none of them.
 */
@NullMarked
package io.threatmonitor.gateway.intake;

import org.jspecify.annotations.NullMarked;
