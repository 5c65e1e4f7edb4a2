package app.loudcraft.examples.cli;

import app.loudcraft.MasteringBuilder;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.Dither;
import app.loudcraft.plan.DeliveryTarget;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The options that say what a master is to be like. */
final class TreatmentOptions implements MasteringOptions {

    @Option(
            names = "--target",
            paramLabel = "NAME|LUFS",
            converter = TargetConverter.class,
            description = "Where the master goes, see 'loudcraft targets', or a loudness such as -9 "
                    + "(then with a ceiling of -1 dBTP). Default: spotify, with --genre speech apple-podcasts.")
    private DeliveryTarget target;

    @Option(names = "--ceiling", paramLabel = "DBTP", description = "Highest true peak instead of the target's.")
    private Double ceilingDbtp;

    @Option(
            names = "--genre",
            paramLabel = "auto|none|NAME",
            converter = GenreWishConverter.class,
            defaultValue = "auto",
            description =
                    "The genre, whose profile is followed. auto recognises that of each mix, and stays the nearer to "
                            + "neutral the less certain it is; none is the neutral profile. Default: ${DEFAULT-VALUE}.")
    private GenreWish genre;

    @Option(
            names = "--intensity",
            paramLabel = "0-100",
            defaultValue = "100",
            description = "How much of the treatment is wanted, in percent; 0 is gain and ceiling alone. "
                    + "Default: ${DEFAULT-VALUE}.")
    private int intensityPercent;

    @Option(
            names = "--spatial",
            paramLabel = "0-100|genre",
            converter = SpatialConverter.class,
            defaultValue = "0",
            description = "How far the image of a stereo mix is widened, in percent whatever the intensity of the "
                    + "treatment, or as suits the genre. Default: ${DEFAULT-VALUE}.")
    private OptionalInt spatialPercent;

    @Option(
            names = "--linear-phase",
            description = "Correct the tone without bending phases, at the price of an echo before strokes.")
    private boolean linearPhase;

    @Option(
            names = "--bits",
            paramLabel = "16|24|32f",
            converter = FormatConverter.class,
            defaultValue = "24",
            description = "Sample format of the master. Default: ${DEFAULT-VALUE}.")
    private SampleFormat format;

    @Option(names = "--rate", paramLabel = "HZ", description = "Sample rate of the master. Default: that of the mix.")
    private Integer rateHz;

    @Option(
            names = "--dither",
            paramLabel = "none|tpdf|light|shaped",
            description = "What is added before rounding to 16 or 24 bits. Default: tpdf.")
    private Dither dither;

    @Override
    public void applyTo(MasteringBuilder builder) {
        builder.intensity(intensityPercent).format(format);
        genre.applyTo(builder);
        if (target != null) {
            builder.target(target);
        }
        if (ceilingDbtp != null) {
            builder.ceilingDbtp(ceilingDbtp);
        }
        if (spatialPercent.isPresent()) {
            builder.spatial(spatialPercent.getAsInt());
        } else {
            builder.spatial();
        }
        if (linearPhase) {
            builder.linearPhase();
        }
        if (rateHz != null) {
            builder.sampleRate(rateHz);
        }
        if (dither != null) {
            builder.dither(dither);
        }
    }
}
