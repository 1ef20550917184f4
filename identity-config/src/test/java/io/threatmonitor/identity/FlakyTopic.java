package io.threatmonitor.identity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A topic in memory that takes as many lines as it is told to. */
final class FlakyTopic implements AuditTopic {

    final List<String> received = new CopyOnWriteArrayList<>();

    private int willTake;

    FlakyTopic(int willTake) {
        this.willTake = willTake;
    }

    synchronized void takeAll() {
        willTake = Integer.MAX_VALUE;
    }

    @Override
    public synchronized int publish(List<byte[]> lines) {
        List<byte[]> taken = lines.subList(0, Math.min(willTake, lines.size()));
        taken.forEach(line -> received.add(new String(line, StandardCharsets.UTF_8)));
        willTake -= taken.size();
        return taken.size();
    }

    @Override
    public void close() {}
}
