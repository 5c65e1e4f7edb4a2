/**
 * The eight-stage spatial engine: widens stereo signals by 0 to 100 % and leaves their mono sum as it is.
 *
 * <p>{@link app.loudcraft.spatial.SpatialEngine} is a {@link app.loudcraft.dsp.Processor}; its builder takes the intensity,
 * where the bass is mono, how low the correlation may get, and one of two qualities: for files, with linear phase and 1.9 s
 * of latency, or live, without any. {@link app.loudcraft.spatial.EightStageEnhancer} is what
 * {@code Mastering.builder().spatial(...)} finds.
 *
 * <pre>{@code
 * SpatialEngine engine = SpatialEngine.builder().intensityPercent(40).build();
 * AudioBuffer wide = Chain.of(engine).render(mix);
 * System.out.println(engine.report().toText());
 * }</pre>
 *
 * <p>The stages, in their order: {@link app.loudcraft.spatial.SpatialStage}. Inside, {@code RealTimePath} and
 * {@code MasteringPath} are the two ways through them; both work in hops of 5 ms ({@code HopRaster}), between whose ends all
 * controls move in straight lines. All that is done is an increment of the side, which {@code SideOutput} spreads over the
 * channels.
 *
 * <p>Cost: about 100 ns a stereo frame for files, 40 ns live; 8 MB at 48 kHz for files, 1 MB live, taken when prepared;
 * nothing is allocated while it runs. One engine serves one stream on one thread; its intensity may be set, and its latest
 * measurement read, from any other.
 */
package app.loudcraft.spatial;
