package io.threatmonitor.platform.command;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.state.PlatformLock;
import io.threatmonitor.platform.state.StateFolder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.charset.Charset;
import java.util.Scanner;
import java.util.concurrent.Callable;

@Command(name = "reset", description = "Delete all data, logs and logins, after asking.")
final class Reset implements Callable<Integer> {

    @Option(names = "--yes", description = "do not ask")
    private boolean yes;

    @Override
    public Integer call() {
        StateFolder folder = StateFolder.ofEnvironment();
        folder.prepare();
        PlatformLock lock = PlatformLock.take(folder);
        try (lock) {
            if (!yes && !confirmed(folder)) {
                throw new PlatformException("Nothing was deleted");
            }
            folder.reset();
        }
        System.out.println("Deleted");
        return 0;
    }

    private static boolean confirmed(StateFolder folder) {
        System.out.printf(
                "This deletes every event, alert, audit record and login in %s.%n"
                        + "Type yes to go on: ",
                folder.root());
        System.out.flush();
        var answer = new Scanner(System.in, Charset.defaultCharset());
        return answer.hasNextLine() && answer.nextLine().strip().equalsIgnoreCase("yes");
    }
}
