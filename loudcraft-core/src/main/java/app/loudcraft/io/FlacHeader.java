package app.loudcraft.io;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.metadata.AudioMetadata;
import java.util.List;

/**
 * Everything about a FLAC file but its samples.
 *
 * @param dataOffset byte offset of the first FLAC frame
 */
record FlacHeader(
        FlacStreamInfo info,
        AudioSpec spec,
        long dataOffset,
        FlacSeekTable seekTable,
        AudioMetadata metadata,
        List<String> notes) {

    /** The same with other roles for as many channels. */
    FlacHeader withLayout(ChannelLayout layout) {
        AudioSpec renamed = new AudioSpec(spec.sampleRateHz(), layout, spec.format());
        return new FlacHeader(info, renamed, dataOffset, seekTable, metadata, notes);
    }
}
