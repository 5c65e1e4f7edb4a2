/**
 * The ten-point quality gate and the mix advisor.
 *
 * <p>{@link app.loudcraft.qc.QualityGate} judges a finished file by {@link app.loudcraft.qc.CheckId ten checks}, from one reading,
 * against {@link app.loudcraft.qc.limits limits} that depend on where it goes and what it is; {@link app.loudcraft.qc.MixAdvisor}
 * tells a musician in ten points what is worth changing before mastering. Neither changes audio.
 *
 * <pre>{@code
 * QualityReport report = QualityGate.builder().build().check(Path.of("master.wav"), DeliveryTarget.SPOTIFY);
 * MixAdvice advice = MixAdvisor.ofDefaults().advise(Path.of("mix.wav"));
 * }</pre>
 *
 * <p>On one core the gate takes about 4 ms a second of stereo music, the advisor 3, both from one reading a little more than the
 * gate; more threads are used if given, and change no bit. Memory does not grow with the audio but for 16 bytes every 100 ms.
 * What is public here is immutable and safe to share between threads.
 *
 * <p>A check is a class that hears every block and then concludes; the detectors it is made of stand beside it, each with a test.
 * What codecs do to peaks is in {@link app.loudcraft.qc.codec}, pages for people in {@link app.loudcraft.qc.html}.
 */
package app.loudcraft.qc;
