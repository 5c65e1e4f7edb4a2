package app.loudcraft.examples.cli;

import app.loudcraft.Mastering;
import app.loudcraft.MasteringBuilder;
import app.loudcraft.MasteringListener;
import app.loudcraft.MasteringResult;
import app.loudcraft.examples.planjson.PlanJson;
import app.loudcraft.io.AudioSource;
import app.loudcraft.meter.MeterSettings;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.render.MasterSink;
import app.loudcraft.report.QualityStatus;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Masters one file. */
@Command(
        name = "master",
        description = "Masters an audio file: measures it, plans, renders, and measures what came of it.",
        mixinStandardHelpOptions = true,
        versionProvider = Loudcraft.Version.class)
final class MasterCommand implements Callable<Integer> {
    // What the report of a mastering holds as well.
    static final MeterSettings ALL_READINGS = MeterSettings.DEFAULT.withComparisonKernels(true);

    private static final String TREATMENT = "treatment";
    private static final String REFERENCE = "reference";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IN", description = "The mix.")
    private Path mix;

    @Parameters(
            index = "1",
            paramLabel = "OUT",
            description =
                    "The master: a FLAC or AIFF file where its name ends so, else a WAV file; replaced if it exists.")
    private Path master;

    @Mixin(name = TREATMENT)
    private TreatmentOptions treatment;

    @Mixin(name = REFERENCE)
    private ReferenceOptions reference;

    @Mixin
    private TagOptions tags;

    @Option(
            names = "--plan",
            paramLabel = "FILE.json",
            description = "Also write the plan that is rendered; replaced if it exists.")
    private Path planFile;

    @Option(
            names = "--apply",
            paramLabel = "FILE.json",
            description =
                    "Render this plan instead of making one; then no option that only planning uses may be given.")
    private Path storedPlan;

    @Mixin
    private ThreadsOption threads;

    @Option(
            names = "--check",
            description =
                    "Have the quality gate judge the master, and return 3 if it fails; it is written all the same.")
    private boolean check;

    @Option(
            names = "--report",
            paramLabel = "FILE.html|FILE.json",
            description =
                    "Also write a report: a page for people, for which the quality gate judges the master, or what "
                            + "--json prints; replaced if it exists.")
    private Path reportFile;

    @Option(names = "--json", description = "Print the report as JSON; docs/mastering-report.schema.json describes it.")
    private boolean json;

    @Option(names = "--quiet", description = "Print nothing unless it fails.")
    private boolean quiet;

    private Optional<ReportFile> report = Optional.empty();

    @Override
    public Integer call() throws IOException {
        report = asked();
        requireNoPlanningWhereApplied();
        Mastering mastering = mastering();
        requireSeparateFiles();
        MasteringResult result = planFile == null ? master(mastering) : masterAndStorePlan(mastering);
        PrintWriter out = spec.commandLine().getOut();
        Optional<CheckedFile> checked =
                result.report().quality().filter(quality -> check).map(quality -> new CheckedFile(master, quality));
        boolean asPage = report.isPresent() && report.get().isHtml();
        if (asPage) {
            report.get().writePage(result.report(), mix, master, threads.count());
        }
        boolean asJson = report.isPresent() && !asPage;
        if (json || asJson) {
            ObjectNode node = node(result, checked);
            if (asJson) {
                report.get().writeJson(node);
            }
            if (json) {
                out.println(Json.text(node));
            }
        }
        if (!json && !quiet) {
            out.print(result.report().toText());
            checked.ifPresent(file -> out.print("\n" + QualityText.of(file)));
        }
        out.flush();
        boolean fails = checked.isPresent() && checked.get().report().verdict() == QualityStatus.FAIL;
        return fails ? CheckCommand.FAILED_THE_GATE : spec.exitCodeOnSuccess();
    }

    private Optional<ReportFile> asked() {
        try {
            return Optional.ofNullable(reportFile).map(ReportFile::of);
        } catch (IllegalArgumentException noForm) {
            throw new ParameterException(spec.commandLine(), noForm.getMessage());
        }
    }

    /** A plan that is stored is rendered as it is: then nothing is planned, and no genre recognised. */
    private Mastering mastering() {
        return storedPlan == null
                ? MasteringOptions.mastering(spec, treatment, reference, threads, this::addGateAndTags)
                : MasteringOptions.mastering(spec, threads, this::addGateAndTags);
    }

    private ObjectNode node(MasteringResult result, Optional<CheckedFile> checked) throws IOException {
        Measurement written = new Measuring(ALL_READINGS, 1).file(master).measurement();
        ObjectNode node = Json.mastering(result.report(), written);
        checked.ifPresent(file -> node.set("quality", QualityJson.file(file)));
        return node;
    }

    private void addGateAndTags(MasteringBuilder builder) {
        tags.addTo(builder);
        if (check || report.isPresent() && report.get().isHtml()) {
            builder.qualityGate();
        }
    }

    private void requireNoPlanningWhereApplied() {
        if (storedPlan == null) {
            return;
        }
        List<OptionSpec> planning = new ArrayList<>(spec.mixins().get(TREATMENT).options());
        planning.addAll(spec.mixins().get(REFERENCE).options());
        String given = spec.commandLine().getParseResult().matchedOptionsSet().stream()
                .filter(planning::contains)
                .map(OptionSpec::longestName)
                .sorted()
                .collect(Collectors.joining(", "));
        if (!given.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--apply renders a plan as it is stored, so what only planning uses cannot be given: " + given);
        }
    }

    private void requireSeparateFiles() throws IOException {
        List<Path> read = new ArrayList<>(reference.files());
        if (storedPlan != null) {
            read.add(storedPlan);
            SeparateFiles.require(master, "master", List.of(mix));
        }
        SeparateFiles.require(master, "master", read);
        if (planFile != null) {
            List<Path> others = new ArrayList<>(reference.files());
            others.addAll(List.of(mix, master));
            SeparateFiles.require(planFile, "plan", others);
        }
        if (reportFile != null) {
            List<Path> others = new ArrayList<>(read);
            others.addAll(List.of(mix, master));
            if (planFile != null) {
                others.add(planFile);
            }
            SeparateFiles.require(reportFile, "report", others);
            report.orElseThrow().requireFolder();
        }
    }

    /** Begins the file of the plan first, so that a place that cannot be written is known before any work is done. */
    private MasteringResult masterAndStorePlan(Mastering mastering) throws IOException {
        try (PendingText text = PendingText.at(planFile)) {
            MasteringResult result = master(mastering);
            text.writer().write(PlanJson.text(result.plan()));
            text.commit();
            return result;
        }
    }

    private MasteringResult master(Mastering asked) throws IOException {
        Optional<MasteringPlan> plan = storedPlan == null ? Optional.empty() : Optional.of(PlanJson.read(storedPlan));
        Mastering mastering = plan.isPresent() ? ableTo(asked, plan.get()) : asked;
        if (quiet || json || !Terminal.isWatched()) {
            return master(mastering, plan, MasteringListener.NONE);
        }
        try (MasteringProgress progress = new MasteringProgress(System.err)) {
            MasteringResult result = master(mastering, plan, progress);
            progress.finished();
            return result;
        }
    }

    /** A plan that widens needs the spatial engine, which nobody asked for by an option. */
    private static Mastering ableTo(Mastering mastering, MasteringPlan plan) {
        return mastering.toBuilder().spatial(plan.spatial().intensityPercent()).build();
    }

    private MasteringResult master(Mastering mastering, Optional<MasteringPlan> plan, MasteringListener listener)
            throws IOException {
        return plan.isPresent()
                ? mastering.render(AudioSource.of(mix), plan.get(), MasterSink.of(master), listener)
                : mastering.master(mix, master, listener);
    }
}
