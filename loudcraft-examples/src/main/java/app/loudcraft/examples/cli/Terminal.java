package app.loudcraft.examples.cli;

import java.io.Console;

/** Knows whether a person watches. */
final class Terminal {
    private Terminal() {}

    /**
     * Whether input and output of this process are a terminal.
     *
     * <p>Up to JDK 21 a console exists only on a terminal; from JDK 22 on it may exist without one, and tells itself.
     */
    static boolean isWatched() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException unknown) {
            return false;
        }
    }
}
