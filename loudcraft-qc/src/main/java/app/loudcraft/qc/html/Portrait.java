package app.loudcraft.qc.html;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.analysis.MixAnalyzer;
import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.meter.LoudnessTimeline;
import app.loudcraft.meter.PeakTimeline;
import app.loudcraft.meter.ProgrammeMeter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All that a page shows of one programme, from one reading of it.
 *
 * @param analysis what the meters say of the whole
 * @param momentary loudness over 400 ms, LUFS, at the middle of each window
 * @param shortTerm loudness over 3 s, likewise
 * @param truePeak highest true peak in every 100 ms, dBTP
 * @param image how the channels relate; empty for anything but stereo
 * @param spectrogram the picture of its frequencies
 */
record Portrait(
        MixAnalysis analysis,
        Track momentary,
        Track shortTerm,
        Track truePeak,
        Optional<Image> image,
        Spectrogram.Picture spectrogram) {

    private static final int BLOCK_FRAMES = 4_096;
    private static final int NO_RATE_HZ = 48_000;
    private static final double STEP_SECONDS = 0.1;
    private static final double MOMENTARY_CENTRE_SECONDS = 0.2;
    private static final double SHORT_TERM_CENTRE_SECONDS = 1.5;
    private static final double STEP_CENTRE_SECONDS = 0.05;

    /**
     * The image of a stereo programme.
     *
     * @param correlation over 400 ms; NaN where it is silent
     * @param widthDb side over mid, over 400 ms; NaN where it is silent
     * @param goniometer grey values, row by row, 0 to 63
     */
    record Image(Track correlation, Track widthDb, byte[] goniometer) {}

    /**
     * Listens to a programme once.
     *
     * @param threads how many may work at once, at least 1; changes no bit
     */
    static Portrait of(AudioSource source, int threads) throws IOException {
        try (AudioReader reader = source.open()) {
            int rateHz = reader.spec().sampleRateHz();
            ProgrammeMeter meter = MixAnalyzer.newMeter(reader);
            Spectrogram spectrogram =
                    new Spectrogram(rateHz, reader.spec().layout().size());
            List<Consumer<AudioBlock>> listeners = new ArrayList<>(List.of(spectrogram::listen));
            StereoTrack stereo = new StereoTrack(rateHz);
            Goniometer goniometer = new Goniometer();
            boolean isStereo = reader.spec().layout().isStereo();
            if (isStereo) {
                listeners.add(stereo::listen);
                listeners.add(goniometer::listen);
            }
            MixAnalysis analysis =
                    new MixAnalyzer(BLOCK_FRAMES, threads).analyze(reader, meter, listeners, frames -> {});
            return new Portrait(
                    analysis,
                    track(MOMENTARY_CENTRE_SECONDS, meter.momentaryTimeline()),
                    track(SHORT_TERM_CENTRE_SECONDS, meter.shortTermTimeline()),
                    track(meter.truePeakTimeline()),
                    isStereo
                            ? Optional.of(new Image(stereo.correlation(), stereo.widthDb(), goniometer.pixels()))
                            : Optional.empty(),
                    spectrogram.picture());
        }
    }

    /** That of a programme of no length. */
    static Portrait ofNothing() throws IOException {
        return of(AudioSource.of(AudioBuffer.allocate(NO_RATE_HZ, ChannelLayout.MONO, 0)), 1);
    }

    private static Track track(double centreSeconds, LoudnessTimeline timeline) {
        return new Track(centreSeconds, STEP_SECONDS, timeline.size(), i -> finite(timeline.lufs(i)));
    }

    private static Track track(PeakTimeline timeline) {
        return new Track(STEP_CENTRE_SECONDS, STEP_SECONDS, timeline.size(), i -> finite(timeline.dbtp(i)));
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    /** Length in seconds. */
    double seconds() {
        return analysis.seconds();
    }
}
