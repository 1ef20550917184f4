/**
 * Made-up but likely sensor events for people who want to see the dashboard live. Called by {@code
 * demo}.
 */
@NullMarked
package io.threatmonitor.platform.demo;

import org.jspecify.annotations.NullMarked;
