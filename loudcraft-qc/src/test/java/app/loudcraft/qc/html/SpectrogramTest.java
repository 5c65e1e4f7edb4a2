package app.loudcraft.qc.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Blocks;
import app.loudcraft.testkit.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrogramTest {

    private static Spectrogram.Picture picture(AudioBuffer audio, int blockFrames) {
        Spectrogram spectrogram =
                new Spectrogram(audio.sampleRateHz(), audio.layout().size());
        Blocks.feed(audio, blockFrames, spectrogram::listen);
        return spectrogram.picture();
    }

    /** The row in which a column is brightest. */
    private static int brightestRow(Spectrogram.Picture picture, int column) {
        int brightest = 0;
        for (int row = 1; row < Spectrogram.ROWS; row++) {
            if (value(picture, column, row) > value(picture, column, brightest)) {
                brightest = row;
            }
        }
        return brightest;
    }

    private static int value(Spectrogram.Picture picture, int column, int row) {
        return picture.pixels()[row * picture.columns() + column];
    }

    private static double rowHz(Spectrogram.Picture picture, int row) {
        double share = (Spectrogram.ROWS - 1 - row + 0.5) / Spectrogram.ROWS;
        return picture.lowestHz() * Math.pow(picture.highestHz() / picture.lowestHz(), share);
    }

    @ParameterizedTest
    @CsvSource({"100, 48000", "1000, 48000", "9000, 48000", "1000, 8000", "1000, 44100", "1000, 192000"})
    void toneIsBrightestAtItsFrequency(double hz, int rateHz) {
        AudioBuffer tone = Signals.sine(hz, -6.0).rate(rateHz).stereo(1.0);
        Spectrogram.Picture picture = picture(tone, 512);
        int row = brightestRow(picture, picture.columns() / 2);
        // a bin is 12 Hz wide, or 10 % at 100 Hz; rows are 4 % apart
        assertThat(rowHz(picture, row) / hz).isCloseTo(1.0, within(0.12));
        // a Hann window loses up to 1.4 dB between two bins
        assertThat(picture.topDb()).isBetween(-7.5, -5.9);
        assertThat(value(picture, picture.columns() / 2, row)).isEqualTo(Spectrogram.RANGE_DB);
    }

    @Test
    void columnsCoverTheProgrammeAndAClickIsInItsColumn() {
        AudioBuffer click = Signals.silence(48_000, ChannelLayout.MONO, 96_000);
        click.channel(0)[60_000] = 1.0f;
        Spectrogram.Picture picture = picture(click, 512);
        int brightest = 0;
        for (int c = 1; c < picture.columns(); c++) {
            brightest = value(picture, c, 20) > value(picture, brightest, 20) ? c : brightest;
        }
        assertThat(picture.columns() * picture.columnSeconds()).isBetween(2.0, 2.0 + picture.columnSeconds());
        assertThat(60_000 / 48_000.0)
                .isBetween(brightest * picture.columnSeconds(), (brightest + 1) * picture.columnSeconds());
    }

    @Test
    void longProgrammesAreTakenTogetherAndKeepWhatIsShort() {
        // five minutes at 8 kHz: 9375 hops of 32 ms
        AudioBuffer audio = Signals.silence(8_000, ChannelLayout.MONO, 2_400_000);
        audio.channel(0)[1_200_000] = 1.0f;
        Spectrogram.Picture picture = picture(audio, 4_096);
        assertThat(picture.columns()).isBetween(Spectrogram.MOST_COLUMNS / 2, Spectrogram.MOST_COLUMNS);
        assertThat(picture.columns() * picture.columnSeconds()).isBetween(300.0, 300.0 + picture.columnSeconds());
        int column = (int) (150.0 / picture.columnSeconds());
        assertThat(value(picture, column, 50)).isGreaterThan(Spectrogram.RANGE_DB - 6);
        assertThat(value(picture, column + 2, 50)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_025, 50_000})
    void blockSizeChangesNoBit(int blockFrames) {
        AudioBuffer audio = Signals.pink(2, 48_000, ChannelLayout.STEREO, 30_001, -20.0);
        assertThat(picture(audio, blockFrames).pixels())
                .isEqualTo(picture(audio, 512).pixels());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100})
    void shortProgrammesHaveAPictureTooIfThereIsAFrame(int frames) {
        Spectrogram.Picture picture = picture(Signals.silence(48_000, ChannelLayout.STEREO, frames), 512);
        assertThat(picture.columns()).isEqualTo(frames == 0 ? 0 : 1);
        assertThat(picture.pixels()).hasSize(picture.columns() * Spectrogram.ROWS);
        for (byte silent : picture.pixels()) {
            assertThat(silent).isZero();
        }
    }
}
