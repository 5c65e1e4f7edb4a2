package app.loudcraft;

import java.io.IOException;
import java.nio.file.Path;

/** A program that masters a file and ends in the middle of a stage, as if it were killed. */
final class HaltingMaster {

    private HaltingMaster() {}

    /**
     * @param arguments the mix, the master, and the name of the stage
     */
    public static void main(String[] arguments) throws IOException {
        MasteringStage last = MasteringStage.valueOf(arguments[2]);
        Mastering.builder().build().master(Path.of(arguments[0]), Path.of(arguments[1]), (stage, fraction) -> {
            if (stage == last && fraction > 0.4) {
                Runtime.getRuntime().halt(0);
            }
        });
    }
}
