/** What only PostgreSQL can do. Any service with a database of its own uses it. */
@NullMarked
package io.threatmonitor.kit.postgres;

import org.jspecify.annotations.NullMarked;
