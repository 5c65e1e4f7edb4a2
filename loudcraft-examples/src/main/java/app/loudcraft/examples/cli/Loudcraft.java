package app.loudcraft.examples.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The {@code loudcraft} program: finds the command and runs it. */
@Command(
        name = "loudcraft",
        description = "Advises on mixes and tells their genre; measures, masters, widens and checks audio files.",
        mixinStandardHelpOptions = true,
        versionProvider = Loudcraft.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            MasterCommand.class,
            PlanCommand.class,
            AlbumCommand.class,
            SpatialCommand.class,
            AdviseCommand.class,
            GenreCommand.class,
            MeasureCommand.class,
            CheckCommand.class,
            TargetsCommand.class,
            DemoCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed; one line on the error stream says why",
            "2:wrong usage",
            "3:done, and the quality gate fails what came of it"
        })
public final class Loudcraft implements Runnable {
    @Spec
    private CommandSpec spec;

    /** For the command line parser. */
    public Loudcraft() {}

    /** Runs the command that the arguments name and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The whole command line; its output may be redirected before it executes. */
    public static CommandLine commandLine() {
        return new CommandLine(new Loudcraft())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Loudcraft::wrongUsage)
                .setExecutionExceptionHandler(Loudcraft::failed);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    private static int wrongUsage(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(Failures.line(wrong));
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help' for how it is used.");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int failed(Exception failure, CommandLine command, ParseResult arguments) {
        command.getErr().println(Failures.line(failure));
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** Reads the version that the build wrote beside the classes. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            Properties properties = new Properties();
            try (InputStream in = Loudcraft.class.getResourceAsStream("version.properties")) {
                properties.load(in);
            }
            return new String[] {"loudcraft " + properties.getProperty("version")};
        }
    }
}
