package app.loudcraft.qc;

import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.io.AudioFormatException;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.plan.LoudnessStep;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.qc.codec.CodecRoundTrip;
import app.loudcraft.qc.limits.ClippingLimits;
import app.loudcraft.qc.limits.DeliveryLimits;
import app.loudcraft.qc.limits.DynamicsLimits;
import app.loudcraft.qc.limits.FrequencyLimits;
import app.loudcraft.qc.limits.IntegrityLimits;
import app.loudcraft.qc.limits.LoudnessLimits;
import app.loudcraft.qc.limits.PhaseLimits;
import app.loudcraft.qc.limits.SpectralBalanceLimits;
import app.loudcraft.qc.limits.StereoLimits;
import app.loudcraft.qc.limits.TruePeakLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityInspector;
import app.loudcraft.report.QualityReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Judges programmes by what their place of delivery asks for, from one reading.
 *
 * <pre>{@code
 * QualityReport report = QualityGate.builder().build().check(Path.of("master.wav"), DeliveryTarget.SPOTIFY);
 * if (report.verdict() == QualityStatus.FAIL) {
 *     report.checks().forEach(check -> check.findings().forEach(System.out::println));
 * }
 * }</pre>
 *
 * <p>Never changes audio. What only experience says is too much warns and does not fail, unless limits are chosen that
 * say otherwise. Memory does not grow with the audio but for 16 bytes every 100 ms. Immutable and safe to share between
 * threads; results are the same, to the bit, on any number of threads.
 */
public final class QualityGate implements QualityInspector {

    private static final String NAME = "Loudcraft quality gate";

    private final ChosenLimits chosen;
    private final Optional<CodecRoundTrip> codec;
    private final Set<CheckId> without;
    private final int parallelism;

    /** All checks with the limits of each target; what {@link java.util.ServiceLoader} makes. */
    public QualityGate() {
        this(builder());
    }

    private QualityGate(Builder builder) {
        this.chosen = builder.chosen;
        this.codec = builder.codec;
        this.without = Collections.unmodifiableSet(EnumSet.copyOf(builder.without));
        this.parallelism = builder.parallelism;
    }

    /** Begins with all checks, with the limits of each target, on as many threads as there are processors. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String name() {
        String version = QualityGate.class.getPackage().getImplementationVersion();
        return version == null ? NAME : NAME + " " + version;
    }

    /** Judges a file of no known genre. */
    public QualityReport check(Path file, DeliveryTarget target) throws IOException {
        return check(AudioSource.of(file), target, Optional.empty());
    }

    /**
     * Judges a programme. A file that breaks off or contradicts itself fails Q10, with the byte where it does.
     *
     * @param genre what it is; decides which dynamics and which tone are expected
     * @throws AudioFormatException if it is no audio, or of a form that is not read
     * @throws IOException if it cannot be read
     */
    public QualityReport check(AudioSource programme, DeliveryTarget target, Optional<Genre> genre) throws IOException {
        try {
            return check(programme, target, genre, parallelism);
        } catch (AudioFormatException fault) {
            if (DamagedFile.isDamage(fault)) {
                return DamagedFile.report(fault, without);
            }
            throw fault;
        }
    }

    /**
     * Judges a programme and advises on it as a mix, from one reading: what {@link #check} and {@link MixAdvisor#advise}
     * say, in little more than half the time of both.
     *
     * @param genre what it is; decides which dynamics and which tone are expected
     * @throws AudioFormatException if it is not audio that can be read to its end
     * @throws IOException if it cannot be read
     */
    public CheckedMix checkAndAdvise(AudioSource programme, DeliveryTarget target, Optional<Genre> genre)
            throws IOException {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(genre, "genre");
        try (AudioReader reader = programme.open()) {
            List<Check> checks = checks(reader.spec(), programme, target, genre);
            MixEar ear = new MixEar(reader.spec(), withDefaults());
            List<Consumer<AudioBlock>> listeners = Pass.listeners(checks);
            listeners.addAll(ear.listeners());
            Programme heard = Pass.listen(reader, listeners, target, genre, parallelism);
            List<QualityCheck> results = Pass.conclude(checks, heard);
            return new CheckedMix(new QualityReport(results), MixAdvisor.advice(ear.conclude(heard, results)));
        }
    }

    /** Of the checks that an advisor rests on, those that this gate makes with the limits that they have by default. */
    private Set<CheckId> withDefaults() {
        EnumSet<CheckId> shared = EnumSet.noneOf(CheckId.class);
        if (!chosen.holds(ClippingLimits.class)) {
            shared.add(CheckId.Q6);
        }
        if (!chosen.holds(PhaseLimits.class)) {
            shared.add(CheckId.Q7);
        }
        shared.removeAll(without);
        return shared;
    }

    /**
     * Judges a master by the target of its plan, at the loudness that the plan aims at: an album's or a reference's may
     * be another than the target's own.
     */
    @Override
    public QualityReport inspect(AudioSource master, MasteringPlan plan) throws IOException {
        return inspect(master, plan, parallelism);
    }

    @Override
    public QualityReport inspect(AudioSource master, MasteringPlan plan, int threads) throws IOException {
        return check(master, target(plan), genre(plan), Math.min(threads, parallelism));
    }

    private QualityReport check(AudioSource programme, DeliveryTarget target, Optional<Genre> genre, int threads)
            throws IOException {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(genre, "genre");
        try (AudioReader reader = programme.open()) {
            List<Check> checks = checks(reader.spec(), programme, target, genre);
            return new QualityReport(Pass.run(reader, checks, target, genre, threads));
        }
    }

    private List<Check> checks(AudioSpec spec, AudioSource programme, DeliveryTarget target, Optional<Genre> genre) {
        return new TenChecks(spec, programme, target, genre, chosen, codec).make(without);
    }

    private static DeliveryTarget target(MasteringPlan plan) {
        DeliveryTarget target = plan.target();
        boolean aims = plan.loudness().aim() == LoudnessStep.Aim.TARGET;
        if (!aims
                || plan.loudness()
                        .targetLufs()
                        .equals(target.targetLufs(plan.layout().size()))) {
            return target;
        }
        double lufs = plan.loudness().targetLufs().orElseThrow();
        double nearest = Math.max(DeliveryTarget.MIN_TARGET_LUFS, Math.min(DeliveryTarget.MAX_TARGET_LUFS, lufs));
        return target.withTargetLufs(nearest).withCeilingDbtp(target.ceilingDbtp());
    }

    /** The genre whose profile a plan followed; empty for the neutral one. */
    private static Optional<Genre> genre(MasteringPlan plan) {
        return Arrays.stream(Genre.values())
                .filter(genre -> genre.toString().equals(plan.profile()))
                .findFirst();
    }

    /**
     * Collects wishes for a gate; the last call wins. Not thread-safe.
     *
     * <p>Limits that are chosen hold for every target and genre.
     */
    public static final class Builder {

        private ChosenLimits chosen = ChosenLimits.NONE;
        private Optional<CodecRoundTrip> codec = Optional.empty();
        private final EnumSet<CheckId> without = EnumSet.noneOf(CheckId.class);
        private int parallelism = Runtime.getRuntime().availableProcessors();

        private Builder() {}

        /** Other limits of integrated loudness. */
        public Builder limits(LoudnessLimits limits) {
            return choose(limits);
        }

        /** Other limits of true peak. */
        public Builder limits(TruePeakLimits limits) {
            return choose(limits);
        }

        /** Other limits of dynamics. */
        public Builder limits(DynamicsLimits limits) {
            return choose(limits);
        }

        /** Other limits of correlation, mono fold-down and balance. */
        public Builder limits(StereoLimits limits) {
            return choose(limits);
        }

        /** Other limits of spectral balance. */
        public Builder limits(SpectralBalanceLimits limits) {
            return choose(limits);
        }

        /** Other limits of clipping. */
        public Builder limits(ClippingLimits limits) {
            return choose(limits);
        }

        /** Other limits of polarity and delay. */
        public Builder limits(PhaseLimits limits) {
            return choose(limits);
        }

        /** Other limits of frequency content. */
        public Builder limits(FrequencyLimits limits) {
            return choose(limits);
        }

        /** Other limits of signal integrity. */
        public Builder limits(IntegrityLimits limits) {
            return choose(limits);
        }

        /** Other limits of the file and of codec headroom. */
        public Builder limits(DeliveryLimits limits) {
            return choose(limits);
        }

        /** Sends every programme through this codec, and judges what comes back; otherwise that is forecast. */
        public Builder codec(CodecRoundTrip newCodec) {
            codec = Optional.of(newCodec);
            return this;
        }

        private Builder choose(Object limits) {
            chosen = chosen.with(Objects.requireNonNull(limits, "limits"));
            return this;
        }

        /** Leaves out these checks; adds to those left out before. */
        public Builder without(CheckId... checks) {
            without.addAll(Arrays.asList(checks));
            return this;
        }

        /**
         * How many threads may work on a programme, the calling one included. Changes no bit of any result.
         *
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder parallelism(int threads) {
            if (threads < 1) {
                throw new IllegalArgumentException("threads must be at least 1, but was " + threads);
            }
            parallelism = threads;
            return this;
        }

        /**
         * Makes the gate; the builder may be used again.
         *
         * @throws IllegalStateException if no check is left
         */
        public QualityGate build() {
            if (without.size() == CheckId.values().length) {
                throw new IllegalStateException("without(CheckId...) leaves out every check; leave at least one");
            }
            return new QualityGate(this);
        }
    }
}
