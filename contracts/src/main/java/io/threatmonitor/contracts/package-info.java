/**
 * What crosses a wire: topic names, record headers and the JSON mapping that every record shares.
 * Every module may use this package and the record packages below it; it depends on nothing of
 * ours, and changes to it are additive only.
 */
@NullMarked
package io.threatmonitor.contracts;

import org.jspecify.annotations.NullMarked;
