package io.threatmonitor.alert.views;

import io.threatmonitor.alert.alerts.AlertFilter;
import io.threatmonitor.alert.alerts.AlertSort;
import io.threatmonitor.contracts.WireJson;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The saved views in PostgreSQL. */
@Repository
class SavedViews {

    private final JdbcClient jdbc;

    SavedViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The views of {@code login}, and what others share, by name. */
    List<SavedView> visibleTo(String login) {
        return jdbc.sql("select * from saved_view where owner = ? or shared order by name, owner")
                .param(login)
                .query(SavedViews::view)
                .list();
    }

    Optional<SavedView> find(UUID id) {
        return jdbc.sql("select * from saved_view where id = ?")
                .param(id)
                .query(SavedViews::view)
                .optional();
    }

    int countOf(String owner) {
        return jdbc.sql("select count(*) from saved_view where owner = ?")
                .param(owner)
                .query(Integer.class)
                .single();
    }

    /**
     * Adds the view, or replaces the one with its id.
     *
     * @throws DuplicateKeyException when its owner has another one of this name
     */
    void save(SavedView view) {
        jdbc.sql(
                        """
                        insert into saved_view (id, owner, name, shared, filter, sort, created_at, updated_at)
                        values (:id, :owner, :name, :shared, :filter::jsonb, :sort, :createdAt, :updatedAt)
                        on conflict (id) do update
                        set name = excluded.name, shared = excluded.shared, filter = excluded.filter,
                            sort = excluded.sort, updated_at = excluded.updated_at
                        """)
                .param("id", view.id())
                .param("owner", view.owner())
                .param("name", view.name())
                .param("shared", view.shared())
                .param("filter", WireJson.MAPPER.writeValueAsString(view.filter()))
                .param("sort", view.sort().name())
                .param("createdAt", view.createdAt().atOffset(ZoneOffset.UTC))
                .param("updatedAt", view.updatedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from saved_view where id = ?").param(id).update();
    }

    private static SavedView view(ResultSet row, int number) throws SQLException {
        return new SavedView(
                row.getObject("id", UUID.class),
                row.getString("owner"),
                row.getString("name"),
                row.getBoolean("shared"),
                WireJson.MAPPER.readValue(row.getString("filter"), AlertFilter.class),
                AlertSort.valueOf(row.getString("sort")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
