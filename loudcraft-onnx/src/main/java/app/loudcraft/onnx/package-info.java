/**
 * Recognises the genre of a mix: a mel spectrogram and hand-made features, and an ONNX network that looks at both.
 *
 * <p>{@link app.loudcraft.onnx.OnnxGenreClassifier} loads the bundled model, or another one, and answers any audio with
 * probabilities, or with an unsure estimate where it does not dare to name a genre. {@code Mastering.builder().detectGenre()}
 * finds the bundled model by itself, as {@link app.loudcraft.onnx.BundledGenreClassifier}; {@code detectGenre(classifier)} takes any.
 *
 * <pre>{@code
 * try (OnnxGenreClassifier classifier = OnnxGenreClassifier.fromModel(Path.of("genre.onnx"))) {
 *     Mastering mastering = Mastering.builder().detectGenre(classifier).build();
 *     mastering.master(Path.of("mix.wav"), Path.of("master.wav"));
 * }
 * }</pre>
 *
 * <p>How a mix is heard: five windows of 5.94 s, spread over all but its first and last 5 %, the louder of two in each fifth
 * ({@code Excerpts}); for each, 96 mel bands from 30 Hz to 10.5 kHz in 256 frames ({@link app.loudcraft.onnx.MelSpectrogram}),
 * against the level of the track, and 187 features of timbre, dynamics, onsets, beat, percussion and modulation
 * ({@code HandFeatures}). None of it tells loudness, stereo width or treble above 10.5 kHz, which a mastering changes. All rates
 * from 8 to 384 kHz are heard alike, without a resampler; below 21 kHz the bands over half the rate are empty.
 *
 * <p>Training never computes a mel of its own: {@link app.loudcraft.onnx.FeatureExtractor} writes what it reads, and the hash
 * of {@link app.loudcraft.onnx.FrontEnd} goes into the model, which is refused by any other front end.
 *
 * <p>Cost, for a track of four minutes at 44.1 or 48 kHz from a file, in one thread: about 40 ms before the network (62 at 96 kHz), most of it
 * Fourier transforms; 8 MB while it works. Loading a model takes some tens of milliseconds, the first one a second more: the
 * native library of ONNX Runtime, 28 MB, is unpacked into the folder for temporary files, from where it goes once it is loaded.
 *
 * <p>A classifier serves any number of threads, with the same bits on every run; it holds one session, and starts threads only
 * where it is told to use several. It is to be closed; the one that is found by itself lives as long as the process.
 *
 * <p>Platforms of ONNX Runtime 1.29: Linux x64 and AArch64 (glibc 2.28 or newer), macOS 14 on Apple silicon, Windows x64.
 * Elsewhere loading a model fails with {@link app.loudcraft.onnx.OnnxUnavailableException}, and {@code detectGenre()} masters
 * without a genre. A host that brings a native library of its own names its folder with {@code -Donnxruntime.native.path}.
 */
package app.loudcraft.onnx;
