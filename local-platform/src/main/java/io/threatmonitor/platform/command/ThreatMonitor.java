package io.threatmonitor.platform.command;

import io.threatmonitor.platform.PlatformException;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The entry of the script {@code threat-monitor}: picks the command and turns failures into a
 * sentence.
 */
@Command(
        name = "threat-monitor",
        description = "The whole platform on this machine.",
        synopsisSubcommandLabel = "<command>",
        mixinStandardHelpOptions = true,
        subcommands = {
            Up.class,
            Down.class,
            Status.class,
            Logs.class,
            ShowCredentials.class,
            Token.class,
            Demo.class,
            Reset.class
        })
public final class ThreatMonitor implements Runnable {

    private ThreatMonitor() {}

    /**
     * Exit code 0 means done, 1 that it could not be done, 2 that the command line makes no sense.
     */
    public static void main(String[] arguments) {
        int code =
                new CommandLine(new ThreatMonitor())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setExecutionExceptionHandler(
                                (failure, command, parsed) -> explain(failure))
                        .execute(arguments);
        System.exit(code);
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    private static int explain(Exception failure) throws Exception {
        if (failure instanceof PlatformException sentence) {
            System.err.println(sentence.getMessage());
            return 1;
        }
        throw failure;
    }
}
