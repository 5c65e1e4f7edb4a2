package app.loudcraft;

import java.util.Optional;
import java.util.ServiceLoader;

/** Finds what other modules implement. */
final class Modules {

    private Modules() {}

    /**
     * The instance of an interface that another module implements, if it is wanted.
     *
     * @param instance the one that was handed in; where it is empty, the first that {@link ServiceLoader} finds
     * @param call what asked for it
     * @param module the artifact that would bring it
     * @throws IllegalStateException if it is wanted and not there
     */
    static <T> Optional<T> find(boolean wanted, Optional<T> instance, Class<T> type, String call, String module) {
        if (!wanted || instance.isPresent()) {
            return wanted ? instance : Optional.empty();
        }
        Optional<T> service = ServiceLoader.load(type).findFirst();
        if (service.isEmpty()) {
            throw new IllegalStateException(call + " needs a " + type.getSimpleName()
                    + "; add the dependency app.loudcraft:" + module + " or hand an instance to " + call);
        }
        return service;
    }
}
