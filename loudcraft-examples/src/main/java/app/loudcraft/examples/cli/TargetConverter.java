package app.loudcraft.examples.cli;

import app.loudcraft.plan.DeliveryTarget;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a delivery target from its name, or from a loudness in LUFS, which goes with a ceiling of -1 dBTP. */
final class TargetConverter implements ITypeConverter<DeliveryTarget> {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
    private static final double CEILING_DBTP = -1.0;

    @Override
    public DeliveryTarget convert(String value) {
        if (NUMBER.matcher(value).matches()) {
            try {
                return DeliveryTarget.of(Double.parseDouble(value), CEILING_DBTP);
            } catch (IllegalArgumentException outOfRange) {
                throw new TypeConversionException(outOfRange.getMessage());
            }
        }
        Optional<DeliveryTarget> named = DeliveryTarget.named(value);
        return named.orElseThrow(() -> new TypeConversionException(
                "there is no target \"" + value + "\"; there are " + names() + ", or a loudness in LUFS such as -9"));
    }

    private static String names() {
        return DeliveryTarget.all().stream().map(DeliveryTarget::key).collect(Collectors.joining(", "));
    }
}
