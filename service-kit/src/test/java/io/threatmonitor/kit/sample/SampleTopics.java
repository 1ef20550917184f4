package io.threatmonitor.kit.sample;

import io.threatmonitor.contracts.Topics;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** Topics of the sample service alone. One partition keeps the records of a test in one batch. */
@Configuration
public class SampleTopics {

    /** {@link Note}s that the sample service consumes. */
    public static final String NOTES = "sample.notes.v1";

    /** Where its outbox leads. */
    public static final String PUBLISHED = "sample.published.v1";

    @Bean
    NewTopics topicsOfTheSample() {
        return new NewTopics(
                new NewTopic(NOTES, 1, (short) 1),
                new NewTopic(Topics.deadLettersOf(NOTES), 1, (short) 1),
                new NewTopic(PUBLISHED, 3, (short) 1));
    }
}
