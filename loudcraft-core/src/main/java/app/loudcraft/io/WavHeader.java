package app.loudcraft.io;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import java.util.List;

/**
 * Everything about a WAVE file but its samples.
 *
 * @param container {@code WAV}, {@code RF64} or {@code BW64}
 * @param dataOffset byte offset of the first sample
 * @param dataBytes whole frames of audio, in bytes; {@link Long#MAX_VALUE} where the source is to be read to its end
 * @param endsAnywhere true if the source may end before {@code dataBytes} without fault
 */
record WavHeader(
        String container,
        AudioSpec spec,
        long dataOffset,
        long dataBytes,
        boolean endsAnywhere,
        AudioMetadata metadata,
        List<String> notes) {

    int frameBytes() {
        return spec.channels() * spec.format().bytes();
    }

    /** This header for who knows better than the file where its channels belong. */
    WavHeader withLayout(ChannelLayout layout) {
        AudioSpec known = new AudioSpec(spec.sampleRateHz(), layout, spec.format());
        return new WavHeader(container, known, dataOffset, dataBytes, endsAnywhere, metadata, notes);
    }
}
