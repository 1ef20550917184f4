package io.threatmonitor.platform.command;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.access.RunningPlatform;
import io.threatmonitor.platform.demo.DemoStream;
import io.threatmonitor.platform.state.StateFolder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

@Command(name = "demo", description = "Send made-up but likely events until Ctrl-C.")
final class Demo implements Callable<Integer> {

    @Option(names = "--rate", defaultValue = "3", description = "events a second (3)")
    private double rate;

    @Override
    public Integer call() throws InterruptedException {
        if (rate <= 0 || rate > 1000) {
            throw new PlatformException("--rate must be above 0 and at most 1000");
        }
        RunningPlatform platform = RunningPlatform.in(StateFolder.ofEnvironment());
        System.out.printf("Sending %s events a second; watch %s%n", rate, platform.url());
        new DemoStream(platform, rate).run();
        return 0;
    }
}
