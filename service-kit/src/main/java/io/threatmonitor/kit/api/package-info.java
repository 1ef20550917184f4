/**
 * How every service answers over HTTP: the envelope, errors as codes, keyset pages. Controllers of
 * any service use it.
 */
@NullMarked
package io.threatmonitor.kit.api;

import org.jspecify.annotations.NullMarked;
