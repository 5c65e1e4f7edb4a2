package app.loudcraft.examples.cli;

import app.loudcraft.MasteringListener;
import app.loudcraft.MasteringStage;
import java.io.PrintStream;
import java.util.Locale;

/** Draws one bar over all stages of a mastering. */
final class MasteringProgress implements MasteringListener, AutoCloseable {
    private final PercentBar bar;

    MasteringProgress(PrintStream out) {
        this.bar = new PercentBar(out, "mastering");
    }

    @Override
    public void progressed(MasteringStage stage, double fraction) {
        bar.say(stage.name().toLowerCase(Locale.ROOT));
        // A stage that begins again, as each trial of a gain does, leaves the bar where it was.
        bar.show(start(stage) + fraction * (end(stage) - start(stage)));
    }

    private static double start(MasteringStage stage) {
        return stage.ordinal() == 0 ? 0.0 : end(MasteringStage.values()[stage.ordinal() - 1]);
    }

    /** The share of the whole that is done after a stage, from typical times. */
    private static double end(MasteringStage stage) {
        return switch (stage) {
            case ANALYZE -> 0.20;
            case CLASSIFY -> 0.25;
            case PROCESS -> 0.35;
            case SOLVE -> 0.65;
            case WRITE -> 0.80;
            case VERIFY -> 0.95;
            case INSPECT -> 1.0;
        };
    }

    /** Fills the bar. */
    void finished() {
        bar.show(1.0);
    }

    /** Ends the drawing and leaves the bar as it is, so that a failure shows how far it came. */
    @Override
    public void close() {
        bar.close();
    }
}
