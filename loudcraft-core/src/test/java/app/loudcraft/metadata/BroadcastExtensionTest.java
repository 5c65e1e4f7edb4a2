package app.loudcraft.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EBU Tech 3285 version 2, byte for byte. */
class BroadcastExtensionTest {

    private static final BroadcastExtension EXTENSION = new BroadcastExtension(
            "A mix",
            "Somebody",
            "REF1",
            "2026-11-29",
            "18:42:00",
            48_000L * 3_600,
            1,
            new byte[64],
            BroadcastLoudness.NONE,
            "A=ANALOGUE\r\n");

    @Test
    void everyFieldStandsAtItsPlace() {
        BroadcastLoudness loudness = new BroadcastLoudness(
                OptionalDouble.of(-14.02),
                OptionalDouble.of(6.5),
                OptionalDouble.of(-1.006),
                OptionalDouble.empty(),
                OptionalDouble.of(-9.996));
        byte[] bytes = EXTENSION.withLoudness(loudness).toBytes();
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(text(bytes, 0, 5)).isEqualTo("A mix");
        assertThat(text(bytes, 256, 8)).isEqualTo("Somebody");
        assertThat(text(bytes, 288, 4)).isEqualTo("REF1");
        assertThat(text(bytes, 320, 10)).isEqualTo("2026-11-29");
        assertThat(text(bytes, 330, 8)).isEqualTo("18:42:00");
        assertThat(in.getLong(338)).isEqualTo(172_800_000);
        assertThat(in.getShort(346)).isEqualTo((short) 2);
        assertThat(in.getShort(412)).isEqualTo((short) -1402);
        assertThat(in.getShort(414)).isEqualTo((short) 650);
        assertThat(in.getShort(416)).isEqualTo((short) -101);
        assertThat(in.getShort(418)).isEqualTo((short) 0x7FFF);
        assertThat(in.getShort(420)).isEqualTo((short) -1000);
        assertThat(text(bytes, 602, bytes.length)).isEqualTo("A=ANALOGUE\r\n");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        for (BroadcastExtension extension : new BroadcastExtension[] {
            EXTENSION, BroadcastExtension.BLANK, EXTENSION.withLoudness(BroadcastLoudness.NONE)
        }) {
            assertThat(BroadcastExtension.parse(extension.toBytes())).contains(extension);
        }
    }

    @Test
    void shortChunksAreNone() {
        byte[] bytes = EXTENSION.toBytes();
        for (int length = 0; length < 602; length++) {
            assertThat(BroadcastExtension.parse(Arrays.copyOf(bytes, length))).isEmpty();
        }
    }

    @Test
    void loudnessBeforeVersion2IsNone() {
        byte[] bytes = EXTENSION.toBytes();
        bytes[412] = 1;

        assertThat(BroadcastExtension.parse(bytes).orElseThrow().loudness()).isEqualTo(BroadcastLoudness.NONE);
    }

    @ParameterizedTest
    @CsvSource({"48000, 44100, 158760000", "48000, 96000, 345600000", "44100, 44100, 172800000"})
    void timeIsTheSameAtAnotherRate(int from, int to, long frames) {
        assertThat(EXTENSION.atRate(from, to).timeReferenceFrames()).isEqualTo(frames);
    }

    @Test
    void aStepOfCodingBecomesALine() {
        BroadcastExtension step = EXTENSION.withCodingStep("A=PCM");

        assertThat(step.codingHistory()).isEqualTo("A=ANALOGUE\r\nA=PCM\r\n");
        assertThat(BroadcastExtension.BLANK.withCodingStep("A=PCM").codingHistory())
                .isEqualTo("A=PCM\r\n");
    }

    @Test
    void figuresOutsideOfTheFieldAreMissing() {
        for (double figure : new double[] {100.0, -100.0, Double.NEGATIVE_INFINITY, Double.NaN}) {
            assertThat(BroadcastLoudness.encode(OptionalDouble.of(figure))).isEqualTo((short) 0x7FFF);
        }
        assertThat(BroadcastLoudness.encode(OptionalDouble.of(-99.99))).isEqualTo((short) -9999);
        assertThat(BroadcastLoudness.decode((short) 0x7FFF)).isEmpty();
    }

    @Test
    void textsThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BroadcastExtension(
                        "x".repeat(257), "", "", "", "", 0, 2, new byte[64], BroadcastLoudness.NONE, ""))
                .withMessage("description must have at most 256 characters, but had 257");
    }

    private static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, Math.min(length, bytes.length - from), StandardCharsets.US_ASCII);
    }
}
