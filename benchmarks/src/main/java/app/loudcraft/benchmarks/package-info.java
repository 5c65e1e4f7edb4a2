/**
 * JMH benchmarks of the inner loops and of whole masters.
 *
 * <p>Build with {@code mvn package}, then run {@code java -jar benchmarks/target/benchmarks.jar}, with the name of a
 * class for that class alone. The score of every benchmark of a stream is the time that one second of audio takes, in
 * microseconds: 1,000,000 divided by the score is "so many times real time". With {@code -prof gc} the column
 * {@code gc.alloc.rate.norm} tells the bytes allocated per second of audio, which is about 0 for processors and meters.
 *
 * <p>A figure holds for one machine, one JDK and one load; compare only what ran on the same. No test asserts a speed.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar TruePeakLimiterBenchmark -p sampleRateHz=48000 -p blockFrames=512 -prof gc
 * }</pre>
 *
 * <p>One instance of a benchmark serves one thread.
 */
package app.loudcraft.benchmarks;
