package app.loudcraft.io;

import app.loudcraft.audio.AudioBlock;

/** The one demand that readers and writers make on a block. */
final class BlockShape {

    private BlockShape() {}

    static void requireChannels(AudioBlock block, int channels) {
        if (block.channels() != channels) {
            throw new IllegalArgumentException(
                    "block must have " + channels + " channels, but had " + block.channels());
        }
    }
}
