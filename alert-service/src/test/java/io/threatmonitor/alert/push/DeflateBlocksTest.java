package io.threatmonitor.alert.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

class DeflateBlocksTest {

    private final DeflateBlocks blocks = new DeflateBlocks();

    @AfterEach
    void close() {
        blocks.close();
    }

    @Test
    void giveBackWhatWentInWhateverCameBefore() throws DataFormatException {
        byte[] first = text("first ").repeat(1_000).getBytes(StandardCharsets.UTF_8);
        byte[] second = text("second ").repeat(1_000).getBytes(StandardCharsets.UTF_8);
        byte[] compressed = blocks.compressed(second);

        assertThat(compressed).hasSizeLessThan(second.length / 10);
        assertThat(inflated(compressed)).isEqualTo(second);
        assertThat(inflated(blocks.compressed(first), DeflateBlocks.stored(first), compressed))
                .isEqualTo(joined(first, first, second));
    }

    @Test
    void takeWhatCannotBeCompressedAndWhatIsLongerThanABlock() throws DataFormatException {
        byte[] noise = new byte[200_000];
        new Random(1).nextBytes(noise);

        assertThat(inflated(blocks.compressed(noise))).isEqualTo(noise);
        assertThat(inflated(DeflateBlocks.stored(noise))).isEqualTo(noise);
        assertThat(DeflateBlocks.stored(noise)).hasSize(noise.length + 4 * 5);
    }

    @Test
    void areOfNoSizeForNothing() {
        assertThat(DeflateBlocks.stored(new byte[0])).isEmpty();
    }

    private static String text(String of) {
        return "data: {\"description\":\"" + of + "\"}\n\n";
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** All that a browser can read so far: the stream goes on. */
    private static byte[] inflated(byte[]... parts) throws DataFormatException {
        var inflater = new Inflater(true);
        var out = new ByteArrayOutputStream();
        var buffer = new byte[10_000];
        inflater.setInput(joined(parts));
        for (int read = inflater.inflate(buffer); read > 0; read = inflater.inflate(buffer)) {
            out.write(buffer, 0, read);
        }
        assertThat(inflater.finished()).isFalse();
        inflater.end();
        return out.toByteArray();
    }
}
