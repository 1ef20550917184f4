/**
 * Questions to the recorded actions: who may ask which, pages, and the record that someone asked.
 * Nothing calls this package; it reads the table and never writes it.
 */
@NullMarked
package io.threatmonitor.audit.trail;

import org.jspecify.annotations.NullMarked;
