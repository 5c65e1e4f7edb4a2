package app.loudcraft.onnx;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes arrays of floats in the NPY format 1.0 of NumPy: little-endian, row by row. */
final class NpyFile {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private NpyFile() {}

    /**
     * @param shape its product is the length of {@code values}
     * @throws IOException if the file cannot be written
     */
    static void write(Path path, float[] values, int... shape) throws IOException {
        long product = Arrays.stream(shape).asLongStream().reduce(1L, (a, b) -> a * b);
        if (product != values.length) {
            throw new IllegalArgumentException("shape " + Arrays.toString(shape) + " must hold " + values.length
                    + " values, but holds " + product);
        }
        String sizes = Arrays.stream(shape).mapToObj(n -> n + ",").collect(Collectors.joining());
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + sizes + "), }";
        int bare = MAGIC.length + Short.BYTES + header.length() + 1;
        String padded = header + " ".repeat((ALIGNMENT - bare % ALIGNMENT) % ALIGNMENT) + "\n";
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path)))) {
            out.write(MAGIC);
            out.writeShort(Short.reverseBytes((short) padded.length()));
            out.write(padded.getBytes(StandardCharsets.US_ASCII));
            out.write(bytes.array());
        }
    }
}
