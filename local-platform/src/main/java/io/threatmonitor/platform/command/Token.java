package io.threatmonitor.platform.command;

import io.threatmonitor.platform.access.Role;
import io.threatmonitor.platform.access.RunningPlatform;
import io.threatmonitor.platform.state.StateFolder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "token", description = "Print an access token and nothing else.")
final class Token implements Runnable {

    @Parameters(paramLabel = "<role>", description = "${COMPLETION-CANDIDATES}")
    private Role role = Role.SENSOR;

    @Override
    public void run() {
        RunningPlatform platform = RunningPlatform.in(StateFolder.ofEnvironment());
        System.out.println(platform.token(role).accessToken());
    }
}
