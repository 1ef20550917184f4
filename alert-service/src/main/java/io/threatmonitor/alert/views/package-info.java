/**
 * Saved views: filters of the list of alerts that people keep under a name, for themselves or for
 * everyone. It knows filters and orders from {@code alerts}; nothing else calls it.
 */
@NullMarked
package io.threatmonitor.alert.views;

import org.jspecify.annotations.NullMarked;
