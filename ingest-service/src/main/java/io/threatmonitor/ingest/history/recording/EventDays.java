package io.threatmonitor.ingest.history.recording;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** The tables of single days (UTC) that make up the history. Thread-safe. */
@Repository
public class EventDays {

    private final JdbcClient jdbc;

    EventDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The days that there are, newest first. */
    public List<LocalDate> newestFirst() {
        return jdbc.sql("select day from event_day order by day desc")
                .query(LocalDate.class)
                .list();
    }

    /** Makes the days that are not there. */
    void make(Collection<LocalDate> days) {
        jdbc.sql("select make_event_day(day) from unnest(:days::date[]) as day")
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .query((row, number) -> number)
                .list();
    }

    /**
     * Makes the days that are not there, and keeps all of them there until the transaction ends.
     */
    void hold(Collection<LocalDate> days) {
        jdbc.sql("lock table event in row exclusive mode").update();
        make(days);
    }

    /** Drops a day. */
    void drop(LocalDate day) {
        String table =
                jdbc.sql("select table_name from event_day where day = :day")
                        .param("day", day)
                        .query(String.class)
                        .optional()
                        .orElse(null);
        if (table != null) {
            jdbc.sql("drop table " + table).update(); // a name of ours, and digits
        }
    }
}
