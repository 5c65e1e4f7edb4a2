package app.loudcraft.onnx;

import java.util.List;

/**
 * Some of the hand-made features of a window, with their names.
 *
 * <p>Stateless but for tables: safe to share between threads.
 */
interface FeatureGroup {

    /** One name a feature, lower case, words joined by underscores. */
    List<String> names();

    /** Writes as many finite features as there are names to {@code into[at...]}. */
    void compute(MelWindow window, float[] into, int at);
}
