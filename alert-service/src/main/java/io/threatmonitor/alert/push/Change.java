package io.threatmonitor.alert.push;

import org.apache.kafka.common.TopicPartition;

/** A record of one of the topics of which nothing may be missed, where it stands, as a frame. */
record Change(TopicPartition partition, long offset, Frame frame) {}
