package app.loudcraft.examples.planjson;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.Mastering;
import app.loudcraft.MasteringListener;
import app.loudcraft.analysis.Genre;
import app.loudcraft.dsp.DeEsserSettings;
import app.loudcraft.dsp.ExpanderSettings;
import app.loudcraft.dsp.HumFilterSettings;
import app.loudcraft.dsp.SpeechLevellerSettings;
import app.loudcraft.examples.demomix.Excerpt;
import app.loudcraft.io.AudioSource;
import app.loudcraft.plan.CleaningStep;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.plan.SpatialStep;
import app.loudcraft.plan.SpeechStep;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class PlanFuzzTest {

    @MethodSource("seeds")
    @FuzzTest
    void anyTextIsAPlanOrRefused(byte @NotNull [] bytes) {
        MasteringPlan plan;
        try {
            plan = PlanJson.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            // What a constructor did not foresee is no refusal.
            if (refused.getCause() != null
                    && !(refused.getCause() instanceof IllegalArgumentException)
                    && !(refused.getCause() instanceof JsonProcessingException)) {
                throw new AssertionError("a plan must be refused with reason", refused);
            }
            return;
        }
        assertThat(PlanJson.parse(PlanJson.text(plan))).isEqualTo(plan);
        assertThat(plan.steps()).isNotNull();
    }

    static Stream<byte[]> seeds() throws IOException {
        MasteringPlan plan = Mastering.builder()
                .genre(Genre.HIP_HOP)
                .build()
                .plan(Mastering.builder().build().analyze(AudioSource.of(Excerpt.seconds(1)), MasteringListener.NONE));
        MasteringPlan full = plan.with(
                        new CleaningStep(Optional.empty(), Optional.of(HumFilterSettings.at(49.98)), "hum"))
                .with(new SpatialStep(40, "a wide one"))
                .with(new SpeechStep(
                        Optional.of(ExpanderSettings.speech(-17.0)),
                        Optional.of(DeEsserSettings.defaults()),
                        Optional.of(SpeechLevellerSettings.toward(-23.0)),
                        "speech"));
        return Stream.of(plan, full)
                .map(PlanJson::text)
                .map(text -> text.replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8));
    }
}
