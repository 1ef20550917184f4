/** Keeps the rules of the house. */
@NullMarked
package io.threatmonitor.alert.tidy;

import org.jspecify.annotations.NullMarked;
