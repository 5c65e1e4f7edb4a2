/**
 * Meters: audio goes in block by block, an immutable reading comes out.
 *
 * <p>{@link app.loudcraft.meter.LoudnessMeter} measures programme loudness and loudness range after ITU-R BS.1770-5,
 * EBU Tech 3341 (v4) and EBU Tech 3342 (v4). It keeps no audio, only the energy of every 100 ms.
 *
 * <pre>{@code
 * LoudnessMeter meter = new LoudnessMeter(48_000, ChannelLayout.STEREO);
 * meter.process(mix.block());
 * LoudnessReading reading = meter.reading();
 * reading.integratedLufs().ifPresent(lufs -> System.out.printf("%.1f LUFS%n", lufs));
 * }</pre>
 *
 * <p>Cost: a stereo stream passes the loudness meter several thousand times faster than real time on one core of 2023;
 * memory is about 10 kB and then 0.3 MB for each hour of audio, whatever the rate and the number of channels.
 *
 * <p>A meter serves one stream on one thread at a time. Readings and timelines are immutable and may be handed to any
 * thread. Results do not depend, to the bit, on how the stream was cut into blocks. A sample that is NaN or infinite
 * counts as 0 and is counted; no reading is ever NaN.
 */
package app.loudcraft.meter;
