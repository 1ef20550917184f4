package io.threatmonitor.ingest.intake.cloudevents;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The values of {@code ce-} headers: the percent-encoding of the HTTP protocol binding 1.0.2,
 * section 3.1.3.2. The double quotes of its older versions are left as they are.
 */
final class HeaderText {

    private HeaderText() {}

    /** Decodes percent-encoded UTF-8; a percent sign that encodes nothing stays as it is. */
    static String decoded(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        var decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%' && isHex(bytes, i + 1) && isHex(bytes, i + 2)) {
                int high = HexFormat.fromHexDigit(bytes[i + 1]);
                decoded.write(16 * high + HexFormat.fromHexDigit(bytes[i + 2]));
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static boolean isHex(byte[] bytes, int index) {
        return index < bytes.length && HexFormat.isHexDigit(bytes[index]);
    }
}
