package app.loudcraft.onnx;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.ChannelLayout;
import java.util.stream.IntStream;

/** The mean of the channels without low-frequency effects: (L+R)/2 for stereo. Immutable; safe to share. */
final class MonoMix {

    private final int[] channels;

    /** All channels count where there are none but low-frequency effects. */
    MonoMix(ChannelLayout layout) {
        int[] full = IntStream.range(0, layout.size())
                .filter(c -> !layout.channel(c).isLfe())
                .toArray();
        channels = full.length > 0 ? full : IntStream.range(0, layout.size()).toArray();
    }

    /** Writes the mean of all frames of {@code block} to {@code into[at...]}. */
    void mix(AudioBlock block, float[] into, int at) {
        mix(block, 0, block.frames(), into, at);
    }

    /** Writes the mean of {@code count} frames of {@code block}, from its frame {@code from} on, to {@code into[at...]}. */
    void mix(AudioBlock block, int from, int count, float[] into, int at) {
        int start = block.offset() + from;
        float scale = 1.0f / channels.length;
        float[] head = block.channel(channels[0]);
        if (channels.length == 2) {
            float[] other = block.channel(channels[1]);
            for (int i = 0; i < count; i++) {
                into[at + i] = 0.5f * head[start + i] + 0.5f * other[start + i];
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            into[at + i] = scale * head[start + i];
        }
        for (int c = 1; c < channels.length; c++) {
            float[] channel = block.channel(channels[c]);
            for (int i = 0; i < count; i++) {
                into[at + i] += scale * channel[start + i];
            }
        }
    }
}
