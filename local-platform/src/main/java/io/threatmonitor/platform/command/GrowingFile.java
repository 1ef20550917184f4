package io.threatmonitor.platform.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints what a program adds to its log. */
final class GrowingFile {

    private final Path file;
    private final PrintStream out;
    private long printed;

    GrowingFile(Path file, PrintStream out) {
        this.file = file;
        this.out = out;
    }

    /** Leaves out all but the last lines of what is there already. */
    void skipToLast(int lines) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        byte[] text = Files.readAllBytes(file);
        int start = text.length;
        for (int left = lines + 1; start > 0; start--) {
            if (text[start - 1] == '\n' && --left == 0) {
                break;
            }
        }
        printed = start;
    }

    void printNew() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (var reader = new RandomAccessFile(file.toFile(), "r")) {
            reader.seek(printed);
            var buffer = new byte[8192];
            for (int read = reader.read(buffer); read > 0; read = reader.read(buffer)) {
                out.write(buffer, 0, read);
                printed += read;
            }
            out.flush();
        }
    }
}
