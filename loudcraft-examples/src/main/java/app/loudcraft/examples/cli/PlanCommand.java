package app.loudcraft.examples.cli;

import app.loudcraft.Mastering;
import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.examples.planjson.PlanJson;
import app.loudcraft.plan.MasteringPlan;
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

/** Says what would be done to a file, and why. */
@Command(
        name = "plan",
        description = "Says what 'loudcraft master' would do to an audio file, and why; writes no audio.",
        mixinStandardHelpOptions = true,
        versionProvider = Loudcraft.Version.class)
final class PlanCommand implements Callable<Integer> {

    private static final Path STANDARD_OUTPUT = Path.of("-");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "IN", description = "The mix.")
    private Path mix;

    @Mixin
    private TreatmentOptions treatment;

    @Mixin
    private ReferenceOptions reference;

    @Option(
            names = "--json",
            paramLabel = "FILE|-",
            description = "Also write the plan, for 'loudcraft master --apply'; replaced if it exists. With - the plan "
                    + "is all that is printed.")
    private Path planFile;

    @Mixin
    private ThreadsOption threads;

    @Override
    public Integer call() throws IOException {
        Mastering mastering = MasteringOptions.mastering(spec, treatment, reference, threads);
        if (planFile != null && !planFile.equals(STANDARD_OUTPUT)) {
            List<Path> read = new ArrayList<>(reference.files());
            read.add(mix);
            SeparateFiles.require(planFile, "plan", read);
        }
        MixAnalysis heard = mastering.analyze(mix);
        MasteringPlan plan = mastering.plan(heard);
        PrintWriter out = spec.commandLine().getOut();
        if (STANDARD_OUTPUT.equals(planFile)) {
            out.print(PlanJson.text(plan));
        } else {
            if (planFile != null) {
                store(plan);
            }
            out.print(PlanText.text(heard, plan));
        }
        out.flush();
        return spec.exitCodeOnSuccess();
    }

    private void store(MasteringPlan plan) throws IOException {
        try (PendingText text = PendingText.at(planFile)) {
            text.writer().write(PlanJson.text(plan));
            text.commit();
        }
    }
}
