package app.loudcraft.internal.loops;

/**
 * Chooses the loops for this virtual machine, once.
 *
 * <p>On JDK 25 and newer, where the module {@code jdk.incubator.vector} was added on the command line and the processor has vectors of 256
 * bits, that is a form with the Vector API; otherwise plain Java. Results are the same.
 */
public final class Loops {

    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final String VECTOR_LOOPS = "app.loudcraft.internal.loops.VectorLoops";

    // On JDK 17 the same loops are several times slower than plain ones (measured); between them they were not tried.
    private static final int FIRST_RELEASE = 25;

    private Loops() {}

    private static final class Holder {
        private static final SampleLoops FASTEST = vector() ? vectorLoops() : new ScalarLoops();
    }

    /** The fastest form there is; the first call finds it. */
    public static SampleLoops fastest() {
        return Holder.FASTEST;
    }

    private static boolean vector() {
        try {
            return Runtime.version().feature() >= FIRST_RELEASE
                    && ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent()
                    && (boolean) Class.forName(VECTOR_LOOPS)
                            .getMethod("isWorthwhile")
                            .invoke(null);
        } catch (ReflectiveOperationException | LinkageError absent) {
            return false;
        }
    }

    private static SampleLoops vectorLoops() {
        try {
            return (SampleLoops) Class.forName(VECTOR_LOOPS).getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError absent) {
            return new ScalarLoops();
        }
    }
}
