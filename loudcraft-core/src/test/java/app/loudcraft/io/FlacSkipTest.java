package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.io.FlacCoding.Residual;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Passing over frames must lead to the same samples as reading them, whatever the seek table says. */
class FlacSkipTest {

    private static final int FRAMES = 100;
    private static final int BLOCKS = 40;

    static Stream<ByteBuffer> tables() {
        int[] offsets = offsets();
        ByteBuffer right = table(BLOCKS);
        for (int k = 0; k < BLOCKS; k++) {
            right.putLong(100L * k).putLong(offsets[k]).putShort((short) FRAMES);
        }
        ByteBuffer withPlaceholders = table(4);
        withPlaceholders.putLong(1_000).putLong(offsets[10]).putShort((short) FRAMES);
        for (int k = 1; k < 4; k++) {
            withPlaceholders.putLong(-1).putLong(0).putShort((short) 0);
        }
        ByteBuffer wrongFrame = table(1).putLong(900).putLong(offsets[10]);
        ByteBuffer noFrame = table(1).putLong(900).putLong(offsets[9] + 3);
        ByteBuffer behindTheEnd = table(1).putLong(900).putLong(1 << 30);
        ByteBuffer negative =
                table(2).putLong(0).putLong(-5).putShort((short) 0).putLong(900).putLong(Long.MIN_VALUE);
        ByteBuffer overflowing = table(1).putLong(900).putLong(Long.MAX_VALUE);
        ByteBuffer notWhole = ByteBuffer.allocate(17);
        return Stream.of(
                table(0), right, withPlaceholders, wrongFrame, noFrame, behindTheEnd, negative, overflowing, notWhole);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void skippingIsReadingWithoutLooking(ByteBuffer table) throws IOException {
        for (boolean variable : new boolean[] {false, true}) {
            byte[] file = file(table.array(), variable);
            float[] all = Reading.samples(file);
            for (int skip : new int[] {0, 1, 99, 100, 101, 950, 1_000, 3_900, 3_999, 4_000, 4_001, 9_999}) {
                AudioReader reader = Reading.file(file);

                assertThat(reader.skip(skip)).isEqualTo(Math.min(skip, all.length));
                assertThat(Reading.all(reader, 64).toInterleaved())
                        .isEqualTo(Arrays.copyOfRange(all, Math.min(skip, all.length), all.length));
            }
        }
    }

    @Test
    void streamsAndSeveralStepsLeadToTheSamePlace() throws IOException {
        byte[] file = file(tables().toList().get(1).array(), false);
        float[] all = Reading.samples(file);
        for (AudioReader reader : new AudioReader[] {Reading.file(file), Reading.stream(file)}) {
            long at = 0;
            for (int step : new int[] {50, 7, 1_000, 0, 43, 1_500}) {
                assertThat(reader.skip(step)).isEqualTo(step);
                at += step;
            }
            AudioBuffer rest = Reading.all(reader, 64);

            assertThat(rest.toInterleaved()).isEqualTo(Arrays.copyOfRange(all, (int) at, all.length));
        }
    }

    // Long enough that a place far ahead is guessed at, with quiet and loud stretches that make the first guess wrong.
    @Test
    void placesFarAheadAreFoundWithoutATable() throws IOException {
        for (boolean variable : new boolean[] {false, true}) {
            FlacBytes out = new FlacBytes(48_000, 1, 16);
            out = variable ? out.variable() : out;
            for (int k = 0; k < 900; k++) {
                int[][] mono = {k < 500 && k > 0 ? new int[FRAMES] : FlacReaderTest.walk(k, 16)};
                out.frame(mono, mono[0][0] == 0 ? FlacCoding.constant() : FlacCoding.verbatim());
            }
            byte[] file = out.bytes();
            float[] all = Reading.samples(file);
            for (int skip : new int[] {30_000, 49_950, 60_000, 77_777, 89_999, 90_000}) {
                CountingSource source = new CountingSource(new FileSource(new BytesChannel(file)));
                AudioReader reader = FlacReader.open(source, Reading.NAME, new MetadataCollector(Limits.DEFAULT));

                assertThat(reader.skip(skip)).isEqualTo(skip);
                assertThat(Reading.all(reader, 64).toInterleaved())
                        .isEqualTo(Arrays.copyOfRange(all, skip, all.length));
                assertThat(source.seeks).isPositive();
            }
        }
    }

    // What says the wrong length of its frames cannot be searched, since their numbers say no place.
    @Test
    void wrongLengthOfFramesIsNotReliedOn() throws IOException {
        FlacBytes out = new FlacBytes(48_000, 1, 16);
        for (int k = 0; k < 400; k++) {
            out.frame(new int[][] {FlacReaderTest.walk(k, 16)}, FlacCoding.verbatim());
        }
        byte[] file = out.bytes();
        file[11] = 50;
        float[] all = Reading.samples(file);
        AudioReader reader = Reading.file(file);

        assertThat(reader.skip(30_000)).isEqualTo(30_000);
        assertThat(Reading.all(reader, 64).toInterleaved()).isEqualTo(Arrays.copyOfRange(all, 30_000, all.length));
    }

    private static ByteBuffer table(int points) {
        return ByteBuffer.allocate(18 * points);
    }

    private static byte[] file(byte[] table, boolean variable) {
        FlacBytes file = new FlacBytes(48_000, 1, 16).block(3, table);
        return frames(variable ? file.variable() : file, new int[BLOCKS]).bytes();
    }

    private static int[] offsets() {
        int[] offsets = new int[BLOCKS];
        frames(new FlacBytes(48_000, 1, 16), offsets);
        return offsets;
    }

    private static FlacBytes frames(FlacBytes file, int[] offsets) {
        for (int k = 0; k < BLOCKS; k++) {
            offsets[k] = file.frameOffset();
            file.frame(new int[][] {FlacReaderTest.walk(k, 16)}, FlacCoding.fixed(1, Residual.rice(7)));
        }
        return file;
    }

    /** Counts how often another place is gone to. */
    private static final class CountingSource implements ByteSource {

        private final ByteSource of;
        private int seeks;

        CountingSource(ByteSource of) {
            this.of = of;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return of.read(into, offset, length);
        }

        @Override
        public byte[] take(int length) throws IOException {
            return of.take(length);
        }

        @Override
        public byte[] peek(int length) throws IOException {
            return of.peek(length);
        }

        @Override
        public long skip(long bytes) throws IOException {
            return of.skip(bytes);
        }

        @Override
        public long position() {
            return of.position();
        }

        @Override
        public long length() {
            return of.length();
        }

        @Override
        public void seek(long position) {
            seeks++;
            of.seek(position);
        }

        @Override
        public void close() throws IOException {
            of.close();
        }
    }
}
