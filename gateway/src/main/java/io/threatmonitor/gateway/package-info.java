/**
 * The one public door of the platform: it signs people in, checks tokens, passes requests on and
 * serves the dashboard. Nothing calls this package; each package below it owns one of these duties.
 */
@NullMarked
package io.threatmonitor.gateway;

import org.jspecify.annotations.NullMarked;
