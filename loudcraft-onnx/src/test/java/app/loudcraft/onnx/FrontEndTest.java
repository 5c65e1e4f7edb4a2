package app.loudcraft.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.onnx.Windows.Named;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontEndTest {

    @Test
    void theHashIsThatOfTheModelsThatWereTrained() {
        // Whoever changes this makes every model useless that was trained before.
        assertThat(new FrontEnd().hash()).isEqualTo("d9501c340bbf992398511a0fd367e5255ff1172030c9636eafc8c0b7752d7a6c");
    }

    @Test
    void theDescriptionNamesWhatValuesDependOn() {
        FrontEnd frontEnd = new FrontEnd();
        assertThat(frontEnd.description())
                .startsWith("Loudcraft front end 1\n")
                .contains("window: 0.04644 s", "hop: 0.02322 s", "96 HTK mel", "30.0 to 10500.0 Hz", "1.0E-16")
                .contains(String.join(",", frontEnd.featureNames()));
    }

    /** Holds the features where the hash cannot: how they are computed. See {@link FrontEnd#VERSION}. */
    @Test
    void theFeaturesOfAKnownSignalAreWhatTheyWere() throws IOException {
        AudioBuffer music = Signals.pink(21, 44_100, ChannelLayout.STEREO, 270_000, -16.0);
        Named features = Windows.features(music);
        List<String> stored = Windows.lines("golden-features.csv");
        assertThat(stored).hasSize(features.names().size());
        for (String line : stored) {
            String[] fields = line.split(",");
            double expected = Double.parseDouble(fields[1]);
            // Of figures up to 300: the rounding of sums of floats, should their order ever change.
            assertThat(features.get(fields[0])).as(fields[0]).isCloseTo(expected, within(1e-3));
        }
    }
}
