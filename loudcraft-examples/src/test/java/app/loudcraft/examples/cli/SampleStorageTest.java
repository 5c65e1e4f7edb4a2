package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.Dither;
import app.loudcraft.spatial.EnergyMode;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleStorageTest {

    // The engine knows grids of 16 and 24 bits; floats hold the samples and sums of up to 24.
    @ParameterizedTest
    @CsvSource({
        "PCM_8,    PCM_8,    TPDF, 0,  false",
        "PCM_8,    PCM_16,   NONE, 16, true",
        "PCM_16,   PCM_16,   NONE, 16, true",
        "PCM_16,   PCM_24,   NONE, 24, true",
        "PCM_16,   FLOAT_32, TPDF, 0,  true",
        "PCM_24,   PCM_16,   TPDF, 0,  false",
        "PCM_24,   PCM_24,   NONE, 24, true",
        "PCM_24,   FLOAT_32, TPDF, 0,  true",
        "PCM_32,   PCM_24,   TPDF, 0,  false",
        "PCM_32,   PCM_32,   TPDF, 0,  false",
        "PCM_32,   FLOAT_32, TPDF, 0,  false",
        "FLOAT_32, PCM_24,   TPDF, 0,  false",
        "FLOAT_32, FLOAT_32, TPDF, 0,  false",
        "FLOAT_64, FLOAT_64, TPDF, 0,  false"
    })
    void theMonoSumIsKeptWhereTheFormatCan(
            SampleFormat source, SampleFormat format, Dither dither, int bits, boolean kept) {
        assertThat(SampleStorage.of(source, format, EnergyMode.MONO_EXACT, false))
                .isEqualTo(new SampleStorage(
                        format, dither, bits == 0 ? OptionalInt.empty() : OptionalInt.of(bits), kept));
        assertThat(SampleStorage.of(source, format, EnergyMode.CONSTANT_LOUDNESS, false))
                .isEqualTo(new SampleStorage(format, Dither.TPDF, OptionalInt.empty(), false));
    }

    @ParameterizedTest
    @CsvSource({
        "PCM_8,    PCM_8,    NONE, true",
        "PCM_8,    PCM_24,   NONE, false",
        "PCM_24,   PCM_24,   NONE, true",
        "PCM_24,   PCM_16,   TPDF, false",
        "PCM_32,   PCM_32,   NONE, false",
        "FLOAT_32, FLOAT_32, NONE, true",
        "FLOAT_64, FLOAT_64, NONE, false",
        "FLOAT_32, PCM_24,   TPDF, false"
    })
    void whatIsUntouchedIsNotDitheredWhereItFits(
            SampleFormat source, SampleFormat format, Dither dither, boolean copies) {
        SampleStorage storage = SampleStorage.of(source, format, EnergyMode.CONSTANT_LOUDNESS, true);

        assertThat(storage.dither()).isEqualTo(dither);
        assertThat(storage.copies(source)).isEqualTo(copies);
    }

    @ParameterizedTest
    @CsvSource({
        "PCM_16, TPDF, 16-bit PCM with TPDF dither",
        "PCM_24, NONE, 24-bit PCM",
        "PCM_32, TPDF, 32-bit PCM",
        "FLOAT_32, TPDF, 32-bit float"
    })
    void onlyDitherThatIsAddedIsToldOf(SampleFormat format, Dither dither, String description) {
        assertThat(new SampleStorage(format, dither, OptionalInt.empty(), false).description())
                .isEqualTo(description);
    }
}
