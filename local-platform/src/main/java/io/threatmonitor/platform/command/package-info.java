/**
 * The commands of the script {@code threat-monitor}. Nothing calls them but picocli; each reads its
 * options, calls one of the packages beside and prints.
 */
@NullMarked
package io.threatmonitor.platform.command;

import org.jspecify.annotations.NullMarked;
