/**
 * Audio files and streams: WAVE, FLAC and AIFF, in and out, a block at a time.
 *
 * <p>{@link app.loudcraft.io.AudioFiles} opens and creates; an {@link app.loudcraft.io.AudioReader} hands out blocks of
 * planar {@code float}, an {@link app.loudcraft.io.AudioWriter} takes them. Read are WAV, RIFX, RF64, BW64 and Wave64 with 8-
 * to 32-bit integers and 32- and 64-bit floating point, AIFF and AIFF-C with 1- to 32-bit integers and the same floating point,
 * 1 to 64 channels, and FLAC (RFC 9639) with 4 to 32 bits and 1 to 8 channels in its own container, from files and from
 * streams that cannot seek; other formats by an {@link app.loudcraft.io.AudioCodec}. Written are WAV and, over 4 GiB, RF64,
 * FLAC, and AIFF or AIFF-C. What a file says beside its audio is {@link app.loudcraft.metadata}.
 *
 * <pre>{@code
 * try (AudioReader mix = AudioFiles.open(Path.of("mix.wav"));
 *         AudioWriter copy = AudioFiles.create(Path.of("copy.wav"), mix.spec())) {
 *     AudioBlock block = AudioBlock.allocate(mix.spec().channels(), 4096);
 *     for (int frames = mix.read(block); frames > 0; frames = mix.read(block)) {
 *         copy.write(block.window(0, frames));
 *         block.window(0, 4096);
 *     }
 *     copy.commit();
 * }
 * }</pre>
 *
 * <p>Memory: about 64 KiB for each open reader or writer, plus the metadata it carries ({@link app.loudcraft.io.Limits}), whatever the
 * length of the audio; FLAC adds one of its frames, 32 KiB for stereo as a rule and 2 MiB at most. Cost: a few nanoseconds
 * for each sample, 10 to 20 for reading FLAC, 13 to 75 for writing it, and the disk. What a header claims is checked against
 * the file and against limits before memory is taken for it; a bad file gives an
 * {@link app.loudcraft.io.AudioFormatException} that names file, byte and broken rule. A written file appears under its
 * name only when it is whole.
 *
 * <p>Readers and writers serve one thread at a time; the other types here are immutable and thread-safe.
 */
package app.loudcraft.io;
