package app.loudcraft.io;

import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.internal.flac.FlacBlock;
import app.loudcraft.internal.tags.FlacPicture;
import app.loudcraft.internal.tags.VorbisComment;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Chunk;
import app.loudcraft.metadata.Omission;
import app.loudcraft.metadata.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Metadata as the blocks that hold it in a FLAC file, and what of it has no place there.
 *
 * @param blocks in the order in which they are written
 * @param omitted what is not among them
 */
record FlacMetadata(List<FlacBlock> blocks, List<Omission> omitted) {

    private static final int APPLICATION = 2;
    private static final int CUESHEET = 5;

    /** The blocks of this metadata, and of the places of channels that their number does not tell. */
    static FlacMetadata of(AudioMetadata metadata, ChannelLayout layout) {
        List<FlacBlock> blocks = new ArrayList<>();
        List<Omission> omitted = new ArrayList<>();
        byte[] comment = VorbisComment.bytes(metadata.tags(), channelMask(layout));
        add(FlacBlock.VORBIS_COMMENT, "Vorbis comment", comment, blocks, omitted);
        for (Picture picture : metadata.pictures()) {
            add(FlacBlock.PICTURE, "picture", FlacPicture.bytes(picture), blocks, omitted);
        }
        List<Chunk> own = new ArrayList<>();
        ChunkedMetadata.sort(metadata, Chunk.Family.FLAC, "a FLAC", own, omitted);
        for (Chunk chunk : own) {
            add(chunk.id().equals("CUESHEET") ? CUESHEET : APPLICATION, chunk.id(), chunk.bytes(), blocks, omitted);
        }
        return new FlacMetadata(blocks, omitted);
    }

    private static void add(int type, String what, byte[] payload, List<FlacBlock> blocks, List<Omission> omitted) {
        if (payload.length <= FlacBlock.MOST_BYTES) {
            blocks.add(new FlacBlock(type, payload));
        } else {
            omitted.add(new Omission(what, payload.length, "a FLAC block may have 2^24 - 1 bytes at most"));
        }
    }

    /** The mask that must be told; empty where the number of channels tells it, or no mask can. */
    private static OptionalInt channelMask(ChannelLayout layout) {
        int mask = ChannelMask.mask(layout);
        boolean told = mask == 0 || ChannelMask.inFileOrder(layout).equals(ChannelMask.layoutByCount(layout.size()));
        return told ? OptionalInt.empty() : OptionalInt.of(mask);
    }
}
