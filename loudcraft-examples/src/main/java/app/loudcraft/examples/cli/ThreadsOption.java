package app.loudcraft.examples.cli;

import app.loudcraft.MasteringBuilder;
import picocli.CommandLine.Option;

/** The option that says how many threads may work. */
final class ThreadsOption implements MasteringOptions {

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads may work; the results are the same for any number. Default: one for each "
                    + "processor.")
    private Integer threads;

    @Override
    public void applyTo(MasteringBuilder builder) {
        if (threads != null) {
            builder.parallelism(threads);
        }
    }

    /** How many threads may work. */
    int count() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
