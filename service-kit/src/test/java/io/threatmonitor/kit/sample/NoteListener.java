package io.threatmonitor.kit.sample;

import io.threatmonitor.kit.messaging.RecordBatch;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;

/** Keeps each note once; keeping one twice would fail. */
@Component
class NoteListener {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    NoteListener(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @KafkaListener(topics = SampleTopics.NOTES, batch = "true")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        RecordBatch.handle(records, Note.class, this::keep);
    }

    private void keep(List<Note> notes) {
        transaction.executeWithoutResult(status -> {
            for (Note note : notes) {
                jdbc.update("insert into note (id, text) values (?, ?)", note.id(), note.text());
            }
        });
    }
}
