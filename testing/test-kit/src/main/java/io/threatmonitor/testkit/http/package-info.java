/**
 * Calls to the service under test, as a client of the API makes them. Tests of every service use
 * it.
 */
@NullMarked
package io.threatmonitor.testkit.http;

import org.jspecify.annotations.NullMarked;
