package io.threatmonitor.platform;

/**
 * Something that keeps the platform from running, said in one sentence that a person can act on.
 * The message is printed as it is, so it names the file, port or program it is about.
 */
public final class PlatformException extends RuntimeException {

    public PlatformException(String sentence) {
        super(sentence);
    }

    public PlatformException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
