package app.loudcraft.examples.cli;

import app.loudcraft.Mastering;
import app.loudcraft.MasteringResult;
import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.examples.demomix.DemoMix;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.plan.DeliveryTarget;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Synthesises a mix, masters it, and says what was done and why. */
@Command(
        name = "demo",
        description = "Synthesises half a minute of music, masters it, and says what was done and why.",
        mixinStandardHelpOptions = true,
        versionProvider = Loudcraft.Version.class)
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = "loudcraft-demo",
            description = "Folder for mix.wav and master.wav. Default: ${DEFAULT-VALUE}.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(folder);
        Path mix = folder.resolve("mix.wav");
        Path master = folder.resolve("master.wav");
        AudioFiles.write(mix, DemoMix.render(), SampleFormat.PCM_24);
        MasteringResult result = Mastering.builder()
                .target(DeliveryTarget.SPOTIFY)
                .genre(Genre.POP)
                .build()
                .master(mix, master);
        PrintWriter out = spec.commandLine().getOut();
        out.print(result.report().toText());
        out.println();
        out.println("The mix:    " + mix);
        out.println("The master: " + master);
        out.flush();
        return spec.exitCodeOnSuccess();
    }
}
