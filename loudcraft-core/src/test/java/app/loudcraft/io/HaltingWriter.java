package app.loudcraft.io;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.nio.file.Path;

/** A program that writes a file and ends in the middle of that, as if it were killed. */
final class HaltingWriter {

    /** Where it ends. */
    enum Moment {
        BEGUN,
        WRITTEN,
        READ_BACK,
        COMMITTED,
        /** It goes on holding what it has written and read back, until its input ends. */
        HELD
    }

    private final Moment last;

    private HaltingWriter(Moment last) {
        this.last = last;
    }

    /** What it writes. */
    static AudioBuffer audio() {
        return TestMix.stereo().seconds(2.0);
    }

    /**
     * @param arguments the file, and the name of the moment
     */
    public static void main(String[] arguments) throws IOException {
        new HaltingWriter(Moment.valueOf(arguments[1])).write(Path.of(arguments[0]));
    }

    private void write(Path target) throws IOException {
        AudioBuffer audio = audio();
        try (AudioWriter writer = AudioFiles.create(target, audio.spec().withFormat(SampleFormat.PCM_24))) {
            reached(Moment.BEGUN);
            writer.write(audio.block());
            reached(Moment.WRITTEN);
            try (AudioReader reader = writer.readBack().orElseThrow().open()) {
                reader.forEachBlock(1_000, block -> {});
            }
            reached(Moment.READ_BACK);
            reached(Moment.HELD);
            writer.commit();
            reached(Moment.COMMITTED);
        }
    }

    private void reached(Moment moment) throws IOException {
        if (moment != last) {
            return;
        }
        if (moment == Moment.HELD) {
            System.out.println(moment);
            while (System.in.read() >= 0) {
                // The parent says nothing; it ends the input.
            }
        } else {
            Runtime.getRuntime().halt(0);
        }
    }
}
