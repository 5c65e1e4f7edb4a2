package app.loudcraft.qc;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The limits that somebody chose, at most one of each kind; all others stay at their defaults. Immutable. */
final class ChosenLimits {

    /** Nothing was chosen. */
    static final ChosenLimits NONE = new ChosenLimits(Map.of());

    private final Map<Class<?>, Object> byKind;

    private ChosenLimits(Map<Class<?>, Object> byKind) {
        this.byKind = Map.copyOf(byKind);
    }

    /** The same with these limits in the place of others of their kind. */
    ChosenLimits with(Object limits) {
        Map<Class<?>, Object> changed = new HashMap<>(byKind);
        changed.put(limits.getClass(), limits);
        return new ChosenLimits(changed);
    }

    /** Whether somebody chose limits of this kind. */
    boolean holds(Class<?> kind) {
        return byKind.containsKey(kind);
    }

    /** The limits of a kind. */
    <T> T get(Class<T> kind, Supplier<T> defaults) {
        Object chosen = byKind.get(kind);
        return chosen == null ? defaults.get() : kind.cast(chosen);
    }
}
