package app.loudcraft.meter;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import java.util.function.IntToDoubleFunction;

/** What meters of sound read of a whole buffer, and the signals they are asked about. */
final class Heard {

    private Heard() {}

    static SoundReading of(AudioBuffer buffer) {
        SoundMeter meter = new SoundMeter(buffer.sampleRateHz(), buffer.layout());
        meter.process(buffer.block());
        return meter.reading();
    }

    /** The same signal in every channel, frame by frame. */
    static AudioBuffer signal(int rateHz, ChannelLayout layout, double seconds, IntToDoubleFunction ofFrame) {
        AudioBuffer buffer = AudioBuffer.allocate(rateHz, layout, (int) Math.round(seconds * rateHz));
        for (int i = 0; i < buffer.frames(); i++) {
            float sample = (float) ofFrame.applyAsDouble(i);
            for (int c = 0; c < buffer.channels(); c++) {
                buffer.channel(c)[i] = sample;
            }
        }
        return buffer;
    }

    /** The sum of two buffers of one form, in the first one. */
    static AudioBuffer add(AudioBuffer a, AudioBuffer b) {
        for (int c = 0; c < a.channels(); c++) {
            for (int i = 0; i < a.frames(); i++) {
                a.channel(c)[i] += b.channel(c)[i];
            }
        }
        return a;
    }
}
