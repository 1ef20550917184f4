/** Both ends of the topics around the service under test. Tests of every service use it. */
@NullMarked
package io.threatmonitor.testkit.messaging;

import org.jspecify.annotations.NullMarked;
