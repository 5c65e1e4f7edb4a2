package app.loudcraft.plan;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.audio.Decibels;
import app.loudcraft.meter.StereoBand;
import app.loudcraft.meter.StereoReading;
import java.util.Locale;

/**
 * Decides how much the image is widened: as much as was asked for, whatever else is done, or the part of the treatment that
 * suits the genre. Says what the image is like, for that decides what widening can come to.
 */
final class SpatialPlanner {

    // The sides 90 dB and more under the middle: what dither leaves between two channels that are the same.
    private static final double SAME_DB = -90.0;
    private static final double NEAR_MONO_CORRELATION = 0.98;
    private static final double WIDE_CORRELATION = 0.2;
    private static final double ANTI_PHASE_CORRELATION = -0.2;
    private static final double ONE_SIDED_DB = 18.0;

    private SpatialPlanner() {}

    /**
     * @param genre the profile of the genre, from which the intensity comes where none was asked for
     */
    static SpatialStep plan(MixAnalysis mix, MasteringWishes wishes, GenreProfile genre, Treatment treatment) {
        boolean asked = wishes.spatialPercent().isPresent();
        if (asked && wishes.spatialPercent().getAsInt() == 0) {
            return new SpatialStep(0, "no widening was asked for");
        }
        if (mix.spec().channels() != SpatialStep.CHANNELS) {
            return new SpatialStep(
                    0,
                    "only stereo can be widened, and the mix is " + mix.spec().layout());
        }
        if (asked) {
            int percent = wishes.spatialPercent().getAsInt();
            return new SpatialStep(percent, percent + " % was asked for; " + image(mix));
        }
        if (treatment.isNone()) {
            return new SpatialStep(0, treatment.whyNoneAtAll());
        }
        int percent = (int) Math.round(treatment.share() * genre.spatialPercent());
        String source = source(percent, wishes.intensityPercent(), genre);
        return new SpatialStep(percent, percent == 0 ? source : source + "; " + image(mix));
    }

    /** Where a percentage that nobody named comes from. */
    private static String source(int percent, int intensityPercent, GenreProfile genre) {
        String kind = genre == GenreProfile.NEUTRAL ? "most music" : genre.name();
        return intensityPercent == 100
                ? percent + " % suits " + kind
                : String.format(
                        Locale.ROOT,
                        "%d %% is %d %% of the %.0f %% that suit %s",
                        percent,
                        intensityPercent,
                        genre.spatialPercent(),
                        kind);
    }

    private static String image(MixAnalysis mix) {
        return mix.stereo().map(SpatialPlanner::image).orElse("the mix is silent");
    }

    private static String image(StereoReading stereo) {
        if (Math.abs(stereo.balanceDb()) > ONE_SIDED_DB) {
            return oneSided(stereo.balanceDb()) + ", so hardly anything will be added";
        }
        if (sidesDb(stereo) <= SAME_DB) {
            return "both channels are the same, so all width will be made";
        }
        if (stereo.correlation() > NEAR_MONO_CORRELATION) {
            return String.format(
                    Locale.ROOT,
                    "the channels carry nearly the same (correlation %.3f), so most of the width will be made",
                    stereo.correlation());
        }
        String correlation = String.format(Locale.ROOT, "(correlation %.2f)", stereo.correlation());
        if (stereo.correlation() < ANTI_PHASE_CORRELATION) {
            return String.format(
                    Locale.ROOT,
                    "the channels cancel each other in mono %s, by %s: where they do, nothing will be added",
                    correlation,
                    Double.isFinite(stereo.monoLossDb())
                            ? String.format(Locale.ROOT, "%.1f dB", -stereo.monoLossDb())
                            : "all they have");
        }
        if (stereo.correlation() < WIDE_CORRELATION) {
            return "the mix is wide already " + correlation + ", so hardly anything will be added";
        }
        return "the mix is ordinary stereo " + correlation + bands(stereo);
    }

    private static String oneSided(double balanceDb) {
        String louder = balanceDb > 0.0 ? "right" : "left";
        String other = balanceDb > 0.0 ? "left" : "right";
        return Double.isInfinite(balanceDb)
                ? "the " + other + " channel is silent"
                : String.format(
                        Locale.ROOT, "the %s channel is %.1f dB over the %s one", louder, Math.abs(balanceDb), other);
    }

    /** Level of the sides over that of middle and sides together. */
    private static double sidesDb(StereoReading stereo) {
        return Decibels.fromPower(Math.max(0.0, 1.0 - Decibels.toPower(stereo.monoLossDb())));
    }

    private static String bands(StereoReading stereo) {
        String high = Hertz.text(StereoReading.HIGH_HZ);
        return "; its sides against the middle: " + width(stereo.low()) + " below " + Hertz.text(StereoReading.LOW_HZ)
                + ", " + width(stereo.middle()) + " up to " + high + ", " + width(stereo.high()) + " above";
    }

    private static String width(StereoBand band) {
        if (Double.isFinite(band.widthDb())) {
            return String.format(Locale.ROOT, "%+.1f dB", band.widthDb());
        }
        return band.widthDb() > 0.0 ? "nothing else" : "none";
    }
}
