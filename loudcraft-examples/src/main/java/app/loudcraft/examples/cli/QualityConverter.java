package app.loudcraft.examples.cli;

import app.loudcraft.spatial.SpatialQuality;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how the spatial engine is to work. */
final class QualityConverter implements ITypeConverter<SpatialQuality> {
    @Override
    public SpatialQuality convert(String value) {
        return switch (value) {
            case "mastering" -> SpatialQuality.MASTERING;
            case "realtime" -> SpatialQuality.REAL_TIME;
            default ->
                throw new TypeConversionException("quality must be mastering or realtime, but was \"" + value + "\"");
        };
    }
}
