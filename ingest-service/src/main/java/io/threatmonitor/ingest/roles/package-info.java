/** Which parts of the service run in this process. Only the application itself asks. */
@NullMarked
package io.threatmonitor.ingest.roles;

import org.jspecify.annotations.NullMarked;
