/**
 * The front door: {@link app.loudcraft.Mastering} takes a mix and returns a master that is proven.
 *
 * <pre>{@code
 * Mastering mastering = Mastering.builder()
 *         .target(DeliveryTarget.SPOTIFY) // -14 LUFS integrated, -1 dBTP
 *         .genre(Genre.HIP_HOP)
 *         .build();
 * MasteringResult result = mastering.master(Path.of("mix.wav"), Path.of("master.wav"));
 * }</pre>
 *
 * <p>Everything here is immutable and thread-safe but for the builder. Memory stays bounded for any length of audio; see
 * {@link app.loudcraft.render} for where it goes.
 */
package app.loudcraft;
