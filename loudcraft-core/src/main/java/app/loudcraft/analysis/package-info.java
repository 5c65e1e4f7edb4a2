/**
 * Listening: a mix goes in, everything that is known about it comes out, from one reading pass.
 *
 * <pre>{@code
 * try (AudioReader mix = AudioFiles.open(Path.of("mix.wav"))) {
 *     MixAnalysis analysis = new MixAnalyzer(4096).analyze(mix);
 *     System.out.println(analysis.programme().truePeakDbtp());
 * }
 * }</pre>
 *
 * <p>Cost: loudness, three true-peak meters, spectra and dynamics in one pass, two orders of magnitude faster than real time on one core.
 * Analyses are immutable; the analyser may be shared between threads. {@link app.loudcraft.analysis.GenreClassifier} is
 * what a module that recognises genres implements.
 */
package app.loudcraft.analysis;
