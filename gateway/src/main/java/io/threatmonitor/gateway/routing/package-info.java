/**
 * What is passed on to whom, and with which headers. Nothing calls it: Spring Cloud Gateway runs
 * its routes and filters.
 */
@NullMarked
package io.threatmonitor.gateway.routing;

import org.jspecify.annotations.NullMarked;
