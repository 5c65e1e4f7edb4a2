package app.loudcraft.examples.cli;

import app.loudcraft.audio.SampleFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a sample format from the number of its bits. */
final class FormatConverter implements ITypeConverter<SampleFormat> {
    @Override
    public SampleFormat convert(String value) {
        return switch (value) {
            case "16" -> SampleFormat.PCM_16;
            case "24" -> SampleFormat.PCM_24;
            case "32f" -> SampleFormat.FLOAT_32;
            default -> throw new TypeConversionException("bits must be 16, 24 or 32f, but was \"" + value + "\"");
        };
    }
}
