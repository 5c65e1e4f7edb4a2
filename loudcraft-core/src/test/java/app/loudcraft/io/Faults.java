package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.loudcraft.io.AudioFormatException.Kind;

/** What a damaged file must be refused with. */
final class Faults {

    private Faults() {}

    /** Read as a file, it is refused by its name, the byte and the rule that is broken. */
    static void assertRefused(byte[] file, Kind kind, int offset, String words) {
        AudioFormatException fault = catchThrowableOfType(AudioFormatException.class, () -> Reading.samples(file));

        assertThat(fault).isNotNull();
        assertThat(fault.getMessage())
                .startsWith(Reading.NAME + ", byte " + offset + ": ")
                .contains(words);
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.file()).isEqualTo(Reading.NAME);
        assertThat(fault.byteOffset()).hasValue(offset);
        assertThat(fault.getMessage()).endsWith(fault.rule());
    }

    /** A stream shows the same fault at the same place, perhaps only when it is read to the end. */
    static void assertRefusedAsStream(byte[] file, Kind kind, int offset, String words) {
        AudioFormatException fault =
                catchThrowableOfType(AudioFormatException.class, () -> Reading.all(Reading.stream(file), 3));

        assertThat(fault).isNotNull();
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.byteOffset()).hasValue(offset);
        assertThat(fault.getMessage()).contains(words);
    }
}
