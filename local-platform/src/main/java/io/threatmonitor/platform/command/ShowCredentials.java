package io.threatmonitor.platform.command;

import io.threatmonitor.platform.state.Credentials;
import io.threatmonitor.platform.state.RunState;
import io.threatmonitor.platform.state.StateFolder;

import picocli.CommandLine.Command;

@Command(name = "credentials", description = "The logins that were made at the first start.")
final class ShowCredentials implements Runnable {

    @Override
    public void run() {
        StateFolder folder = StateFolder.ofEnvironment();
        Credentials credentials = Credentials.read(folder.credentials());
        String url = RunState.last(folder).map(RunState::url).orElse("http://localhost:8080");
        System.out.printf("Dashboard, %s%n", url);
        credentials.users().forEach(ShowCredentials::print);
        System.out.printf("Users and roles, %s/auth/admin%n", url);
        credentials.console().forEach(ShowCredentials::print);
        System.out.printf("All others: %s%n", folder.credentials());
    }

    private static void print(String name, String password) {
        System.out.printf("  %-8s  %s%n", name, password);
    }
}
