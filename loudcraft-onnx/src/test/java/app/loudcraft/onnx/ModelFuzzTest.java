package app.loudcraft.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.analysis.GenreEstimate;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithLength;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFuzzTest {

    private static final String NAME = "fuzzed";
    private static final String HASH = "42";
    private static final int MOST_GENRES = 32;

    /** The metadata is a field a line, and what the network would answer comes from numbers that may be anything. */
    @MethodSource("seeds")
    @FuzzTest
    void anyMetadataIsTakenOrRefusedAndAnyAnswerIsAnEstimate(
            @NotNull String text, float @NotNull @WithLength(min = MOST_GENRES, max = MOST_GENRES) [] logits) {
        ModelCard card;
        try {
            card = ModelCard.of(metadata(text), NAME, HASH);
        } catch (GenreModelException refused) {
            assertThat(refused.getMessage()).startsWith(NAME + ": ").contains(" must ");
            assertThat(refused.file()).isEqualTo(NAME);
            return;
        }
        float[][] windows = new float[2][card.genres().size()];
        for (int i = 0; i < windows[0].length; i++) {
            windows[0][i] = logits[i];
            windows[1][i] = logits[MOST_GENRES - 1 - i];
        }
        GenreEstimate estimate = card.estimate(windows);
        assertThat(estimate.probabilities()).hasSize(card.genres().size());
        assertThat(card.genres().size()).isBetween(2, MOST_GENRES);
    }

    private static Map<String, String> metadata(String text) {
        Map<String, String> metadata = new HashMap<>();
        for (String line : text.split("\n")) {
            int at = line.indexOf('=');
            if (at > 0) {
                metadata.put(line.substring(0, at), line.substring(at + 1));
            }
        }
        return metadata;
    }

    static Stream<Arguments> seeds() {
        float[] logits = new float[MOST_GENRES];
        logits[1] = 4.0f;
        return Stream.of(
                Arguments.of(
                        "frontEndHash=42\nversion=7\ngenres=ROCK, SPEECH,POP\ntemperature=1.5\nabstainBelow=0.4",
                        logits),
                Arguments.of("frontEndHash=42\nversion=x\ngenres=ROCK\ntemperature=1e300\nabstainBelow=0", logits),
                Arguments.of("version=7", logits));
    }
}
