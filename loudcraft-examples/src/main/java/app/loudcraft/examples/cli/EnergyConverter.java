package app.loudcraft.examples.cli;

import app.loudcraft.spatial.EnergyMode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what is done about the level that widening adds. */
final class EnergyConverter implements ITypeConverter<EnergyMode> {
    @Override
    public EnergyMode convert(String value) {
        return switch (value) {
            case "mono-exact" -> EnergyMode.MONO_EXACT;
            case "constant-loudness" -> EnergyMode.CONSTANT_LOUDNESS;
            default ->
                throw new TypeConversionException(
                        "energy must be mono-exact or constant-loudness, but was \"" + value + "\"");
        };
    }
}
