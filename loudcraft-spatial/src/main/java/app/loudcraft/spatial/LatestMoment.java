package app.loudcraft.spatial;

import app.loudcraft.render.SpatialMoment;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands the newest moment from the audio thread to any other, without a lock and without allocation on the audio side. The
 * writer makes the version odd while it writes; a reader that met an odd or a changed version reads again.
 */
final class LatestMoment {

    private final AtomicIntegerArray figures = new AtomicIntegerArray(MomentStore.FIGURES);
    private final AtomicLong version = new AtomicLong();
    private final double stepSeconds;

    LatestMoment(double stepSeconds) {
        this.stepSeconds = stepSeconds;
    }

    /** Called by one thread only. */
    void write(float[] moment) {
        version.incrementAndGet();
        for (int i = 0; i < moment.length; i++) {
            figures.set(i, Float.floatToRawIntBits(moment[i]));
        }
        version.incrementAndGet();
    }

    /** The newest moment; empty before the first one. */
    Optional<SpatialMoment> read() {
        float[] moment = new float[MomentStore.FIGURES];
        while (true) {
            long before = version.get();
            for (int i = 0; i < moment.length; i++) {
                moment[i] = Float.intBitsToFloat(figures.get(i));
            }
            if ((before & 1) == 0 && before == version.get()) {
                return before == 0
                        ? Optional.empty()
                        : Optional.of(MomentStore.moment((before / 2 - 1) * stepSeconds, moment));
            }
            Thread.onSpinWait();
        }
    }

    void reset() {
        version.set(0);
    }
}
