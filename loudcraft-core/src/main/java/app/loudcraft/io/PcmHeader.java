package app.loudcraft.io;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.metadata.AudioMetadata;
import java.util.List;

/**
 * Everything about a file of plain samples but the samples.
 *
 * @param container what {@link AudioReader#container()} says
 * @param data where the samples stand
 */
record PcmHeader(String container, AudioSpec spec, PcmData data, AudioMetadata metadata, List<String> notes) {

    PcmHeader {
        notes = List.copyOf(notes);
    }

    int frameBytes() {
        return spec.channels() * spec.format().bytes();
    }

    /** This header for who knows better than the file where its channels belong. */
    PcmHeader withLayout(ChannelLayout layout) {
        AudioSpec known = new AudioSpec(spec.sampleRateHz(), layout, spec.format());
        return new PcmHeader(container, known, data, metadata, notes);
    }
}
