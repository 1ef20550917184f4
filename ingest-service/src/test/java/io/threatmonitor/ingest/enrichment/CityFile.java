package io.threatmonitor.ingest.enrichment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes small files of cities in the layout of DB-IP's, after the specification of the MaxMind DB
 * file format, version 2.0.
 */
public final class CityFile {

    private static final byte[] MARKER =
            "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);
    private static final int SEPARATOR = 16;
    private static final int RECORD_BITS = 24;
    private static final int NOTHING = -1;

    private final int ipVersion;

    /** A record is the number of a node, {@code NOTHING}, or a place in the data as -2 - place. */
    private final List<int[]> nodes = new ArrayList<>(List.of(emptyNode()));

    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    public CityFile(int ipVersion) {
        this.ipVersion = ipVersion;
    }

    /**
     * @param network without a network inside of another one
     */
    public CityFile with(String network, Map<String, ?> fields) {
        int slash = network.indexOf('/');
        byte[] address = InetAddress.ofLiteral(network.substring(0, slash)).getAddress();
        int prefix = Integer.parseInt(network.substring(slash + 1));
        int node = 0;
        for (int bit = 0; bit < prefix - 1; bit++) {
            node = next(node, side(address, bit));
        }
        nodes.get(node)[side(address, prefix - 1)] = -2 - data.size();
        value(fields, data);
        return this;
    }

    /** In one step, as it is asked of operators. */
    public void replace(Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(beside, bytes());
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private byte[] bytes() {
        var file = new ByteArrayOutputStream();
        for (int[] node : nodes) {
            for (int target : node) {
                int value = pointer(target);
                file.writeBytes(
                        new byte[] {(byte) (value >> 16), (byte) (value >> 8), (byte) value});
            }
        }
        file.writeBytes(new byte[SEPARATOR]);
        file.writeBytes(data.toByteArray());
        file.writeBytes(MARKER);
        value(
                Map.of(
                        "node_count",
                        nodes.size(),
                        "record_size",
                        RECORD_BITS,
                        "ip_version",
                        ipVersion,
                        "database_type",
                        "City",
                        "languages",
                        List.of("en"),
                        "binary_format_major_version",
                        2,
                        "binary_format_minor_version",
                        0,
                        "build_epoch",
                        1_780_000_000,
                        "description",
                        Map.of("en", "A few networks")),
                file);
        return file.toByteArray();
    }

    private int pointer(int target) {
        if (target == NOTHING) {
            return nodes.size();
        }
        return target >= 0 ? target : nodes.size() + SEPARATOR + -2 - target;
    }

    private int next(int node, int side) {
        int[] records = nodes.get(node);
        if (records[side] == NOTHING) {
            records[side] = nodes.size();
            nodes.add(emptyNode());
        }
        return records[side];
    }

    private static int side(byte[] address, int bit) {
        return address[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1;
    }

    private static int[] emptyNode() {
        return new int[] {NOTHING, NOTHING};
    }

    private static void value(Object value, ByteArrayOutputStream out) {
        switch (value) {
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                control(2, bytes.length, out);
                out.writeBytes(bytes);
            }
            case Double number -> {
                control(3, Double.BYTES, out);
                out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
            }
            case Integer number -> {
                control(6, Integer.BYTES, out);
                out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
            }
            case Map<?, ?> map -> {
                control(7, map.size(), out);
                map.forEach((key, member) -> {
                    value(key, out);
                    value(member, out);
                });
            }
            case List<?> list -> {
                // Types above 7 stand in a byte of their own.
                out.write(list.size());
                out.write(11 - 7);
                list.forEach(member -> value(member, out));
            }
            default -> throw new IllegalArgumentException("No type for " + value);
        }
    }

    /** Lengths from 29 on, as far as a second byte goes, stand behind the control byte. */
    private static void control(int type, int length, ByteArrayOutputStream out) {
        out.write(type << 5 | Math.min(length, 29));
        if (length >= 29) {
            out.write(length - 29);
        }
    }
}
