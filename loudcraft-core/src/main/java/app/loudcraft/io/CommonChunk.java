package app.loudcraft.io;

import app.loudcraft.audio.AudioSpec;

/**
 * What the {@code COMM} chunk of an AIFF file says of its samples.
 *
 * @param frames how many there are by the chunk's account, at least 0
 * @param form how the bytes of a sample are stored
 */
record CommonChunk(AudioSpec spec, long frames, StoredForm form) {

    int frameBytes() {
        return spec.channels() * spec.format().bytes();
    }
}
