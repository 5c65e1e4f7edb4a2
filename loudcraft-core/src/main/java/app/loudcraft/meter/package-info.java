/**
 * Meters: audio goes in block by block, an immutable reading comes out.
 *
 * <p>{@link app.loudcraft.meter.ProgrammeMeter} measures everything in one pass: loudness and loudness range after ITU-R
 * BS.1770-5, EBU Tech 3341 (v4) and EBU Tech 3342 (v4), true peak, sample peak and their ratios over time;
 * {@link app.loudcraft.meter.LoudnessMeter} and {@link app.loudcraft.meter.TruePeakMeter} measure a part of that.
 * {@link app.loudcraft.meter.SoundMeter} measures what else there is to hear: tone, width, dynamics and faults.
 * {@link app.loudcraft.meter.Metering} measures whole files and buffers, on several threads where they are to be had.
 *
 * <pre>{@code
 * ProgrammeMeter meter = new ProgrammeMeter(48_000, ChannelLayout.STEREO);
 * meter.process(mix.block());
 * ProgrammeReading reading = meter.reading();
 * reading.loudness().integratedLufs().ifPresent(lufs -> System.out.printf("%.1f LUFS%n", lufs));
 * }</pre>
 *
 * <p>Inside, {@code StepFrames} cuts the stream into hops of 10 ms and steps of 100 ms; {@code HopEnergies} weights and
 * squares a hop, {@code PeakFinder} scans a step, {@code LoudnessTracker} and {@code StepHistory} keep what came of it,
 * and {@code Readings} makes sense of that.
 *
 * <p>{@code FrameSplitter} cuts the stream into frames for {@code SpectrumMeter} (0.37 s), {@code DynamicsMeter} (46 ms),
 * {@code StereoMeter} and {@code ConditionMeter}; sums are kept by the level of a frame, so that a gate can be applied when
 * all have been heard.
 *
 * <p>Cost: one server core takes a stereo stream at 44.1 kHz through the loudness meter about 4200 times faster than real
 * time (5 ns a frame), through loudness and true peak 2200 times, through the sound meter 480 times (47 ns a frame). No audio is kept but the last 100 ms; an hour of audio
 * adds 0.3 MB at any rate and channel count, 0.6 MB with the true peak of every 100 ms.
 *
 * <p>A meter serves one stream on one thread at a time; snapshots may be taken by any. Readings and timelines are
 * immutable and may be handed to any thread. Results do not depend, to the bit, on how the stream was cut into blocks nor
 * on the number of threads. A sample that is NaN, infinite or beyond the range of float counts as 0 and is counted; no
 * reading is ever NaN.
 */
package app.loudcraft.meter;
