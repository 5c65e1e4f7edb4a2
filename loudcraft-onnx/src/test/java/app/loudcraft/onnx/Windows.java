package app.loudcraft.onnx;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Windows and features of signals that tests make. */
final class Windows {

    static final int RATE_HZ = 44_100;

    private Windows() {}

    /** All frames of a buffer. */
    static MelFrames frames(AudioBuffer audio) {
        MelFrames frames = new MelFrames();
        new MelSpectrogram(audio.sampleRateHz(), audio.layout(), frames::add).process(audio.block());
        return frames;
    }

    /** Six seconds and a bit of a function of time, on both channels. */
    static AudioBuffer signal(DoubleUnaryOperator ofSeconds) {
        float[] x = new float[(int) (6.1 * RATE_HZ)];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) ofSeconds.applyAsDouble((double) i / RATE_HZ);
        }
        return AudioBuffer.wrap(RATE_HZ, ChannelLayout.STEREO, new float[][] {x, x.clone()});
    }

    /** The features of the first window. */
    static Named features(AudioBuffer audio) {
        HandFeatures hand = new HandFeatures();
        GenreInput input = GenreInput.of(frames(audio), List.of(0), hand);
        return new Named(hand.names(), input.features());
    }

    /** The lines of a resource. */
    static List<String> lines(String resource) throws IOException {
        try (Reader reader =
                        new InputStreamReader(Windows.class.getResourceAsStream(resource), StandardCharsets.UTF_8);
                BufferedReader buffered = new BufferedReader(reader)) {
            return buffered.lines().toList();
        }
    }

    /** Features by name. */
    record Named(List<String> names, float[] values) {
        double get(String name) {
            return values[names.indexOf(name)];
        }
    }
}
