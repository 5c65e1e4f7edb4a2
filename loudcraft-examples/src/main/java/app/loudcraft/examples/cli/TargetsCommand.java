package app.loudcraft.examples.cli;

import app.loudcraft.plan.DeliveryTarget;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the delivery targets known by name, and where their figures come from. */
@Command(
        name = "targets",
        description = "Lists the delivery targets that 'master --target' knows, and where their figures come from.",
        mixinStandardHelpOptions = true,
        versionProvider = Loudcraft.Version.class)
final class TargetsCommand implements Runnable {
    private static final int SOURCE_WIDTH = 60;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        TextTable table = new TextTable("lrrll", SOURCE_WIDTH).row("target", "LUFS", "dBTP", "official", "source");
        for (DeliveryTarget target : DeliveryTarget.all()) {
            table.row(
                    target.key(),
                    figure(target.targetLufs()),
                    figure(OptionalDouble.of(target.ceilingDbtp())),
                    target.official() ? "yes" : "no",
                    target.source());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(table.text());
        out.flush();
    }

    private static String figure(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.1f", value.getAsDouble()) : "-";
    }
}
