package app.loudcraft.examples.cli;

import app.loudcraft.MasteringListener;
import app.loudcraft.MasteringStage;
import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Draws one bar over all stages of a mastering. */
final class MasteringProgress implements MasteringListener, AutoCloseable {
    private static final int STEPS = 100;
    private static final int WIDTH = 78;
    private static final int UPDATE_MS = 100;

    private final ProgressBar bar;

    MasteringProgress(PrintStream out) {
        this.bar = new ProgressBarBuilder()
                .setTaskName("mastering")
                .setInitialMax(STEPS)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MS)
                .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                .hideEta()
                .build();
    }

    @Override
    public void progressed(MasteringStage stage, double fraction) {
        bar.setExtraMessage(" " + stage.name().toLowerCase(Locale.ROOT));
        long step = Math.round(STEPS * (start(stage) + fraction * (end(stage) - start(stage))));
        // A stage that begins again, as each trial of a gain does, leaves the bar where it was.
        bar.stepTo(Math.max(bar.getCurrent(), step));
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
        bar.stepTo(STEPS);
    }

    /** Ends the drawing and leaves the bar as it is, so that a failure shows how far it came. */
    @Override
    public void close() {
        bar.close();
    }
}
