package app.loudcraft.examples.cli;

import app.loudcraft.Mastering;
import app.loudcraft.MasteringBuilder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Options of a command that say how to master. */
interface MasteringOptions {

    /**
     * Hands on what was given; what was not stays at the builder's default.
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    void applyTo(MasteringBuilder builder);

    /**
     * What all the options ask for together.
     *
     * @throws ParameterException if they cannot be followed
     */
    static Mastering mastering(CommandSpec spec, MasteringOptions... options) {
        MasteringBuilder builder = Mastering.builder();
        try {
            for (MasteringOptions some : options) {
                some.applyTo(builder);
            }
            return builder.build();
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        }
    }
}
