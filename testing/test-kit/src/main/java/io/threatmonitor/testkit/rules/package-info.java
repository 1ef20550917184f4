/**
 * The style of the house as rules that a build can check. Each service applies them in one line.
 */
@NullMarked
package io.threatmonitor.testkit.rules;

import org.jspecify.annotations.NullMarked;
