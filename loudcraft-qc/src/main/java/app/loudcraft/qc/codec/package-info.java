/**
 * What lossy codecs make of the peaks of a master: by a real encoder, or foretold.
 *
 * <p>{@link app.loudcraft.qc.codec.CodecRoundTrip} is for a host that has an encoder, {@link app.loudcraft.qc.codec.FfmpegCodec}
 * runs a program that the host names. {@link app.loudcraft.qc.codec.CodecForecast} needs neither:
 *
 * <pre>{@code
 * double dbtp = CodecForecast.decodedTruePeakDbtp(
 *         AudioSource.of(Path.of("master.wav")), new LossyCodec(LossyFormat.AAC, 256));
 * }</pre>
 *
 * <p>A forecast costs about 1.5 ns a sample, and 20 ms for a stereo programme besides; a round trip takes what the program
 * takes, and room for the programme in floating point twice. Round trips are safe to share between threads; a forecast hears
 * one programme on one thread.
 */
package app.loudcraft.qc.codec;
