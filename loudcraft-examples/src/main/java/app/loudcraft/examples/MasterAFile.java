package app.loudcraft.examples;

import app.loudcraft.Mastering;
import app.loudcraft.MasteringResult;
import app.loudcraft.plan.DeliveryTarget;
import java.io.IOException;
import java.nio.file.Path;

/** Masters a file for streaming, in the fewest lines. */
public final class MasterAFile {
    private MasterAFile() {}

    /** Writes the master and says what was done to the mix. */
    public static MasteringResult master(Path mix, Path master) throws IOException {
        Mastering mastering = Mastering.builder().target(DeliveryTarget.SPOTIFY).build();
        return mastering.master(mix, master);
    }

    /**
     * Prints the report of one master.
     *
     * @param args the mix to read and the master to write, both WAV
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: MasterAFile MIX.wav MASTER.wav");
            System.exit(2);
        }
        MasteringResult result = master(Path.of(args[0]), Path.of(args[1]));
        System.out.print(result.report().toText());
    }
}
