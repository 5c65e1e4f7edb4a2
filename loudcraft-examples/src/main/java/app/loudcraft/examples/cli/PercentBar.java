package app.loudcraft.examples.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Draws which share of a task is done, in a line that never goes back. */
final class PercentBar implements AutoCloseable {
    private static final int STEPS = 100;
    private static final int WIDTH = 78;
    private static final int UPDATE_MS = 100;

    private final ProgressBar bar;

    PercentBar(PrintStream out, String task) {
        this.bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(STEPS)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MS)
                .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                .hideEta()
                .build();
    }

    /** Says beside the bar what is being done. */
    void say(String doing) {
        bar.setExtraMessage(" " + doing);
    }

    /**
     * Draws the bar this far, unless it was further already.
     *
     * @param share [0, 1]
     */
    void show(double share) {
        bar.stepTo(Math.max(bar.getCurrent(), Math.round(STEPS * share)));
    }

    /** Ends the drawing and leaves the bar as it is, so that a failure shows how far it came. */
    @Override
    public void close() {
        bar.close();
    }
}
