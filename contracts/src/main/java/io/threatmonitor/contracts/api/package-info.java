/**
 * The shape of every answer below {@code /api/v1}: the envelope, errors and pages. Services and the
 * gateway answer with it.
 */
@NullMarked
package io.threatmonitor.contracts.api;

import org.jspecify.annotations.NullMarked;
