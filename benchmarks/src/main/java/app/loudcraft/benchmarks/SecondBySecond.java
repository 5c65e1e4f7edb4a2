package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.dsp.Processor;
import java.util.function.Consumer;

/**
 * Plays a programme round and round, one second at each call, in blocks of a fixed size.
 *
 * <p>Every block is copied first, for processors work in place; the copy takes about 10 microseconds a second of audio.
 */
final class SecondBySecond {
    /** Seconds of audio before it begins anew. */
    static final int SECONDS = 8;

    private final AudioBuffer programme;
    private final AudioBlock work;
    private final int blockFrames;
    private int second;

    /**
     * @param peak the largest sample of the programme, full scale at 1.0
     */
    SecondBySecond(int sampleRateHz, int blockFrames, double peak) {
        this(Programme.of(sampleRateHz, SECONDS, peak), blockFrames);
    }

    /** Plays a programme of {@link #SECONDS}. */
    SecondBySecond(AudioBuffer programme, int blockFrames) {
        this.programme = programme;
        this.work = AudioBlock.allocate(programme.channels(), blockFrames);
        this.blockFrames = blockFrames;
    }

    /** Sends the next second through a processor. Returns the last block, so that nothing is optimised away. */
    AudioBlock next(Processor processor) {
        return next(processor::process);
    }

    /** Sends the next second to a meter or a processor. */
    AudioBlock next(Consumer<AudioBlock> listener) {
        int from = second * programme.sampleRateHz();
        int to = from + programme.sampleRateHz();
        second = (second + 1) % SECONDS;
        for (int at = from; at < to; at += blockFrames) {
            int frames = Math.min(blockFrames, to - at);
            for (int c = 0; c < programme.channels(); c++) {
                System.arraycopy(programme.channel(c), at, work.channel(c), 0, frames);
            }
            listener.accept(work.window(0, frames));
        }
        return work;
    }
}
