/**
 * Who is calling: the verified token and the origin of the current request as one value.
 * Controllers take a {@code Caller}; audit and security build on it.
 */
@NullMarked
package io.threatmonitor.kit.caller;

import org.jspecify.annotations.NullMarked;
