package io.threatmonitor.testkit.infrastructure;

/** Starts on the first look at {@link #INSTANCE}. */
final class SharedInfrastructure {

    static final Infrastructure INSTANCE = start();

    private SharedInfrastructure() {}

    private static Infrastructure start() {
        String way = System.getProperty(Infrastructure.PROPERTY, "processes");
        return switch (way) {
            case "processes" -> LocalProcesses.start();
            case "containers" -> Containers.start();
            default ->
                    throw new IllegalStateException(
                            "Set %s to processes or containers, not to %s"
                                    .formatted(Infrastructure.PROPERTY, way));
        };
    }
}
