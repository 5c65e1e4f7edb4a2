package app.loudcraft.examples.cli;

import app.loudcraft.spatial.EnergyMode;
import app.loudcraft.spatial.SpatialEngine;
import app.loudcraft.spatial.SpatialEngineBuilder;
import app.loudcraft.spatial.SpatialQuality;
import java.util.function.DoubleConsumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say what a spatial engine is to be like. */
final class EngineOptions {

    @Option(
            names = "--intensity",
            paramLabel = "0-100",
            defaultValue = "50",
            description = "How far to widen, in percent; 0 changes no sample. Default: ${DEFAULT-VALUE}.")
    private double intensityPercent;

    @Option(
            names = "--bass-mono",
            paramLabel = "HZ",
            description = "Below which frequency the side is taken out, 80 to 180. Default: 120.")
    private Double bassMonoHz;

    @Option(
            names = "--floor",
            paramLabel = "R",
            description = "The lowest correlation that widening may lead to, 0 to 0.6. Default: 0.2.")
    private Double correlationFloor;

    @Option(
            names = "--haas",
            paramLabel = "MS",
            description = "Delay of the Haas side path in milliseconds, 5 to 25. Default: 12.")
    private Double haasDelayMs;

    @Option(
            names = "--quality",
            paramLabel = "mastering|realtime",
            converter = QualityConverter.class,
            defaultValue = "mastering",
            description = "Linear phase with a guard that sees what comes, or as it would be live. "
                    + "Default: ${DEFAULT-VALUE}.")
    private SpatialQuality quality;

    @Option(
            names = "--energy",
            paramLabel = "mono-exact|constant-loudness",
            converter = EnergyConverter.class,
            defaultValue = "mono-exact",
            description = "Leave the mono sum as it is, or turn both channels by up to 1 dB so that the energy stays. "
                    + "Default: ${DEFAULT-VALUE}.")
    private EnergyMode energy;

    /**
     * What the options ask for.
     *
     * @throws ParameterException if a figure is outside its range
     */
    SpatialEngineBuilder builder(CommandSpec spec) {
        SpatialEngineBuilder builder = SpatialEngine.builder().quality(quality).energy(energy);
        set(spec, "--intensity", intensityPercent, builder::intensityPercent);
        set(spec, "--bass-mono", bassMonoHz, builder::bassMonoHz);
        set(spec, "--floor", correlationFloor, builder::correlationFloor);
        set(spec, "--haas", haasDelayMs, builder::haasDelayMs);
        return builder;
    }

    private static void set(CommandSpec spec, String option, Double value, DoubleConsumer setter) {
        if (value == null) {
            return;
        }
        try {
            setter.accept(value);
        } catch (IllegalArgumentException outOfRange) {
            throw new ParameterException(spec.commandLine(), option + ": " + outOfRange.getMessage());
        }
    }

    EnergyMode energy() {
        return energy;
    }

    /** Whether every sample passes as it is. */
    boolean changeNothing() {
        return intensityPercent == 0.0;
    }
}
