package app.loudcraft.render;

import app.loudcraft.internal.conveyor.Conveyor;
import app.loudcraft.internal.conveyor.ReadingStage;
import app.loudcraft.internal.conveyor.Stage;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One reading of a source from its beginning to its end, through stages.
 *
 * @param kind what the pass is for
 * @param blockFrames frames read at a time
 * @param threads how many stages may work at once
 * @param listener hears how far the pass has come, on the thread that runs it
 */
record Pass(RenderStage kind, int blockFrames, int threads, RenderListener listener) {

    /**
     * Runs it.
     *
     * @param capacityFrames the most frames that a block holds at any stage
     */
    void run(AudioSource source, int capacityFrames, List<? extends Stage> stages) throws IOException {
        try (AudioReader reader = source.open()) {
            ReadingStage reading = new ReadingStage(reader, blockFrames);
            List<Stage> all = new ArrayList<>();
            all.add(reading);
            all.addAll(stages);
            double frames = Math.max(1, reader.frames().orElse(1));
            Conveyor.run(
                    all,
                    reader.spec().channels(),
                    capacityFrames,
                    threads,
                    () -> listener.progressed(kind, Math.min(1.0, reading.frames() / frames)));
        }
    }

    /** Runs it where no stage makes blocks longer. */
    void run(AudioSource source, List<? extends Stage> stages) throws IOException {
        run(source, blockFrames, stages);
    }
}
