package io.threatmonitor.benchmarks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;

class AnswerTest {

    private final Answer answer = new Answer(1 << 10);

    @Test
    void endsWhereItsLengthSaysSo() {
        arrive("HTTP/1.1 202 \r\nContent-Length: 16\r\n\r\n{\"accepted\":100");
        assertThat(answer.isComplete()).isFalse();

        arrive(",");
        assertThat(answer.isComplete()).isTrue();
        answer.requireAccepted(100);
        assertThatThrownBy(() -> answer.requireAccepted(10)).hasMessageContaining("accepted");
    }

    @Test
    void endsWithItsLastChunk() {
        arrive("HTTP/1.1 202 \r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n");
        assertThat(answer.isComplete()).isFalse();

        arrive("0\r\n\r\n");
        assertThat(answer.isComplete()).isTrue();
    }

    @Test
    void isForgottenBeforeTheNext() {
        arrive("HTTP/1.1 503 \r\nContent-Length: 0\r\n\r\n");
        assertThatThrownBy(answer::requireAccepted).hasMessageContaining("503");

        answer.clear();
        arrive("HTTP/1.1 202 \r\n");
        assertThat(answer.isComplete()).isFalse();
        answer.requireAccepted();
    }

    private void arrive(String text) {
        answer.buffer().put(text.getBytes(US_ASCII));
    }
}
