/**
 * What happens, as it happens, to the browsers that watch: server-sent events from the tail of the
 * topics. Each replica reads the topics for its own browsers; nothing may call this package.
 */
@NullMarked
package io.threatmonitor.alert.push;

import org.jspecify.annotations.NullMarked;
