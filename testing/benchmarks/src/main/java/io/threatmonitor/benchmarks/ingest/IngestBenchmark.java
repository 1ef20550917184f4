package io.threatmonitor.benchmarks.ingest;

import io.threatmonitor.benchmarks.report.Benchmark;
import io.threatmonitor.benchmarks.report.Table;
import io.threatmonitor.benchmarks.running.BenchmarkException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The service with the role intake alone; its broker, database and senders share the machine. */
public final class IngestBenchmark implements Benchmark {

    private static final int ROUNDS =
            Integer.getInteger("threat-monitor.benchmark.ingest.rounds", 5);
    private static final Duration ROUND =
            Duration.ofSeconds(Integer.getInteger("threat-monitor.benchmark.ingest.seconds", 8));
    private static final long STREAM_BYTES =
            1_000_000L * Integer.getInteger("threat-monitor.benchmark.ingest.stream", 1_000);

    /** On two cores that are busy, the compiler takes about as long until it has done its part. */
    private static final Duration WARM_UP =
            Duration.ofSeconds(Integer.getInteger("threat-monitor.benchmark.ingest.warm-up", 60));

    /** As many batches as the service lets wait for the brokers at a time. */
    private static final int BATCH_SENDERS = 4;

    private final Duration further;

    /**
     * @param further how long batches are sent in the end; zero for not at all
     */
    public IngestBenchmark(Duration further) {
        this.further = further;
    }

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String question() {
        return """
        How many events of about %d bytes the ingest service takes a second, from a socket until all brokers have \
        them, with the broker and the senders on the same machine, and what share that is of what \
        `org.apache.kafka.tools.ProducerPerformance` gets to the same broker (400-byte records, idempotent, lz4, \
        acks=all); %d rounds that alternate. Then single events over 64 connections, one request of 1 GB, and, with \
        `--minutes N`, batches for so long. The heap has 512 MB.\
        """
                .formatted(EventRequest.LINE_BYTES, ROUNDS)
                .strip();
    }

    @Override
    public Table run() {
        try (var surroundings = IngestSurroundings.start()) {
            var rows = new ArrayList<List<String>>();
            var batches = new BatchLoad(surroundings.port(), surroundings.tokens(BATCH_SENDERS));
            var memory = surroundings.memory();
            compareWithKafka(surroundings.kafkaPerformance(), batches, rows);
            sendSingleEvents(surroundings, rows);
            sendForLong("a request of 1 GB", memory, () -> batches.stream(STREAM_BYTES), rows);
            if (further.isPositive()) {
                sendForLong(
                        "batches for %d min".formatted(further.toMinutes()),
                        memory,
                        () -> batches.run(further),
                        rows);
            }
            return new Table(List.of("", "lowest", "median", "highest"), rows);
        } catch (IOException e) {
            throw new BenchmarkException("The intake cannot be measured", e);
        }
    }

    private static void compareWithKafka(
            KafkaPerformance kafka, BatchLoad batches, List<List<String>> rows) throws IOException {
        var kafkaRates = new ArrayList<Double>();
        var batchRates = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        batches.warmUp(WARM_UP);
        for (int i = 0; i < ROUNDS; i++) {
            kafkaRates.add(kafka.run());
            batchRates.add(batches.run(ROUND));
            ratios.add(batchRates.getLast() / kafkaRates.getLast());
        }
        rows.add(row("Kafka's own producer, records/s", "%,.0f", kafkaRates));
        rows.add(row("NDJSON in batches of 1,000, events/s", "%,.0f", batchRates));
        rows.add(row("ratio.ndjson_to_kafka_perf", "%.2f", ratios));
    }

    private static void sendSingleEvents(IngestSurroundings surroundings, List<List<String>> rows)
            throws IOException {
        var load = new SingleEventLoad(surroundings.port(), surroundings.tokens(1).getFirst());
        load.run(WARM_UP);
        var rounds = new ArrayList<Latencies>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(load.run(ROUND));
        }
        rows.add(
                row(
                        "single events, requests/s",
                        "%,.0f",
                        rounds.stream().map(Latencies::perSecond).toList()));
        for (int percent : List.of(50, 99)) {
            rows.add(
                    row(
                            "single events, p%d ms".formatted(percent),
                            "%.1f",
                            rounds.stream().map(round -> round.millisAt(percent)).toList()));
        }
    }

    private static void sendForLong(
            String name, ServiceMemory memory, Load load, List<List<String>> rows)
            throws IOException {
        double before = memory.live();
        int collections = memory.leftByCollections().size();
        double rate = load.run();
        var left = memory.leftByCollections();
        double after = memory.live();
        rows.add(row(name + ", events/s", "%,.0f", List.of(rate)));
        rows.add(
                row(
                        name + ", MB of heap after collections",
                        "%.0f",
                        left.subList(collections, left.size()).stream()
                                .map(Long::doubleValue)
                                .toList()));
        rows.add(row(name + ", MB of live heap before", "%.0f", List.of(before)));
        rows.add(row(name + ", MB of live heap after", "%.0f", List.of(after)));
        rows.add(row(name + ", MB resident in all", "%.0f", List.of((double) memory.resident())));
    }

    private static List<String> row(String name, String format, Collection<Double> figures) {
        var rising = figures.stream().sorted().toList();
        return List.of(
                name,
                format.formatted(rising.getFirst()),
                format.formatted(rising.get(rising.size() / 2)),
                format.formatted(rising.getLast()));
    }

    /** Answers how many events a second it sent. */
    @FunctionalInterface
    private interface Load {
        double run() throws IOException;
    }
}
