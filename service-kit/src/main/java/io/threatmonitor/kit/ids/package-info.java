/**
 * Identity as a dependency: random ids that sort by time, and derived ids that make repeats
 * harmless. Any service uses it.
 */
@NullMarked
package io.threatmonitor.kit.ids;

import org.jspecify.annotations.NullMarked;
