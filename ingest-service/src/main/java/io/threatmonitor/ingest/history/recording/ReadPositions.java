package io.threatmonitor.ingest.history.recording;

import static java.util.stream.Collectors.toMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.Collection;
import java.util.Map;
import java.util.Map.Entry;
import java.util.SortedMap;

/** The offset of the next record to store, by partition of a topic. Thread-safe. */
@Repository
class ReadPositions {

    private final JdbcClient jdbc;

    ReadPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are known; of a new partition, nothing is. */
    Map<Integer, Long> of(String topicId) {
        return jdbc
                .sql("select partition, next_offset from history_position where topic_id = :topic")
                .param("topic", topicId)
                .query((row, number) -> Map.entry(row.getInt(1), row.getLong(2)))
                .list() // a stream would keep its connection
                .stream()
                .collect(toMap(Entry::getKey, Entry::getValue));
    }

    /**
     * The same, and nobody else moves them until the transaction ends: not even a consumer that has
     * lost its partitions and does not know it yet.
     */
    Map<Integer, Long> hold(String topicId, Collection<Integer> partitions) {
        Integer[] numbers = partitions.stream().sorted().toArray(Integer[]::new);
        jdbc.sql(
                        """
                        insert into history_position (topic_id, partition, next_offset)
                        select :topic, partition, 0
                        from unnest(:partitions::integer[]) as partition
                        on conflict do nothing
                        """)
                .param("topic", topicId)
                .param("partitions", numbers)
                .update();
        return jdbc
                .sql(
                        """
                        select partition, next_offset from history_position
                        where topic_id = :topic and partition = any(:partitions::integer[])
                        order by partition
                        for update
                        """)
                .param("topic", topicId)
                .param("partitions", numbers)
                .query((row, number) -> Map.entry(row.getInt(1), row.getLong(2)))
                .list() // a stream would keep its connection
                .stream()
                .collect(toMap(Entry::getKey, Entry::getValue));
    }

    void move(String topicId, SortedMap<Integer, Long> nextOffsets) {
        jdbc.sql(
                        """
                        update history_position as position set next_offset = moved.next_offset
                        from unnest(:partitions::integer[], :offsets::bigint[])
                            as moved(partition, next_offset)
                        where topic_id = :topic and position.partition = moved.partition
                        """)
                .param("topic", topicId)
                .param("partitions", nextOffsets.keySet().toArray(Integer[]::new))
                .param("offsets", nextOffsets.values().toArray(Long[]::new))
                .update();
    }
}
