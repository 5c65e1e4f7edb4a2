package app.loudcraft.onnx;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.io.AudioReader;
import java.io.IOException;

/** Transforms all of a reader's audio; there is at least one frame in the end, filled up with silence where need be. */
final class WholeAudio {

    private WholeAudio() {}

    /** Adds the frames of all that the reader delivers to {@code frames}; gives how many samples a channel that was. */
    static long read(AudioReader reader, int blockFrames, MelFrames frames) throws IOException {
        AudioSpec spec = reader.spec();
        MelSpectrogram mel = new MelSpectrogram(spec.sampleRateHz(), spec.layout(), frames::add);
        long samples = reader.forEachBlock(blockFrames, mel::process);
        if (frames.count() == 0) {
            mel.process(AudioBlock.allocate(spec.channels(), new FrameGrid(spec.sampleRateHz()).windowSamples()));
        }
        return samples;
    }
}
