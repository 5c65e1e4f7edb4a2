package app.loudcraft.examples.cli;

import app.loudcraft.AlbumResult;
import app.loudcraft.Mastering;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Masters several files as one album. */
@Command(
        name = "album",
        description = "Masters the tracks of an album as one: all get louder by the same, and their tone is brought "
                + "together.",
        mixinStandardHelpOptions = true,
        versionProvider = Loudcraft.Version.class)
final class AlbumCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "OUTDIR",
            description = "Folder for the masters, made if it is not there. A master has the name of its mix; one that "
                    + "exists is replaced.")
    private Path folder;

    @Parameters(
            index = "1..*",
            paramLabel = "IN",
            arity = "1..*",
            description = "The tracks in their order, and folders: every audio file in them and below, by name.")
    private List<Path> inputs;

    @Mixin
    private TreatmentOptions treatment;

    @Mixin
    private ThreadsOption threads;

    @Option(
            names = "--json",
            description =
                    "Print JSON: an object with 'tracks', each as 'loudcraft master --json' prints it, and 'album'.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Mastering mastering = MasteringOptions.mastering(spec, treatment, threads);
        AlbumResult album = mastering.masterAlbum(mixes(), folder);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(Json.album(album, written(album))));
        } else {
            out.print(album.toText());
        }
        out.flush();
        return spec.exitCodeOnSuccess();
    }

    /** All tracks, or the first reason why they are not all there: an album is not mastered in part. */
    private List<Path> mixes() throws IOException {
        List<IOException> failures = new ArrayList<>();
        List<Path> mixes = AudioFileSearch.find(inputs, failures::add);
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return mixes;
    }

    private static List<Measurement> written(AlbumResult album) throws IOException {
        Measuring measuring = new Measuring(MasterCommand.ALL_READINGS, 1);
        List<Measurement> written = new ArrayList<>();
        for (Path master : album.masters()) {
            written.add(measuring.file(master).measurement());
        }
        return written;
    }
}
