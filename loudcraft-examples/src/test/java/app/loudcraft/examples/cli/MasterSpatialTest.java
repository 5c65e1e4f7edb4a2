package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.examples.demomix.Excerpt;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.spatial.SpatialStage;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code loudcraft master} and {@code plan} with the spatial engine. */
class MasterSpatialTest {

    private static final int SECONDS = 4;

    private static final List<String> STAGES =
            Arrays.stream(SpatialStage.values()).map(SpatialStage::title).toList();

    @TempDir
    private static Path shared;

    private static Path mix;

    @TempDir
    private Path folder;

    private Path master;

    @BeforeAll
    static void writeMix() throws IOException {
        mix = shared.resolve("mix.wav");
        AudioFiles.write(mix, Excerpt.seconds(SECONDS), SampleFormat.PCM_24);
    }

    @BeforeEach
    void nameMaster() {
        master = folder.resolve("master.wav");
    }

    @Test
    void jsonNamesTheEightStagesAndHasTheImageOverTime() throws IOException {
        Execution done = Execution.of("master", mix, master, "--genre", "none", "--spatial", "40", "--json");

        assertThat(done.err()).isEmpty();
        assertThat(done.exitCode()).isZero();
        JsonNode json = done.json();
        JsonNode step = spatialStep(json);
        assertThat(step.get("active").asBoolean()).isTrue();
        assertThat(step.get("summary").asText()).isEqualTo("40 %");
        assertThat(step.get("reason").asText()).startsWith("40 % was asked for; the mix is ordinary stereo");
        JsonNode spatial = json.get("spatial");
        assertThat(spatial.get("material").asText()).isEqualTo("stereo");
        assertThat(texts(spatial.get("stages"), "name")).isEqualTo(STAGES).hasSize(8);
        assertThat(texts(spatial.get("stages"), "summary")).noneMatch(String::isBlank);
        JsonNode moments = spatial.get("timeline").get("moments");
        // one every 50 ms of the mix, and none of the silence that flushes the latency
        assertThat(moments.get("seconds")).hasSize(SECONDS * 20);
        assertThat(moments.get("widthDb"))
                .hasSize(3)
                .allSatisfy(band -> assertThat(band).hasSize(SECONDS * 20));
        assertThat(moments.get("intensityPercent"))
                .allSatisfy(percent -> assertThat(percent.asDouble()).isEqualTo(40.0));
        JsonNode correlation = spatial.get("correlation");
        assertThat(correlation.get("after").get("mean").asDouble())
                .isLessThan(correlation.get("before").get("mean").asDouble());
        assertThat(json.get("reached").asBoolean()).isTrue();
        // Widened after the planning, limited after the widening: the ceiling holds all the same.
        assertThat(json.get("output").get("truePeakDbtp").asDouble()).isLessThanOrEqualTo(-1.0);
    }

    @Test
    void theReportForPeopleNamesTheEightStages() {
        Execution done = Execution.of("master", mix, master, "--spatial", "40");

        assertThat(done.exitCode()).isZero();
        assertThat(done.out()).contains("Image by Loudcraft Spatial, eight stages: the mix is stereo\n");
        assertThat(STAGES).allSatisfy(stage -> assertThat(done.out()).containsPattern("(?m)^  " + stage + " +[^ ].*$"));
        assertThat(done.out()).containsPattern("(?m)^  Correlation from 0\\.\\d\\d to 0\\.\\d\\d in the mean");
    }

    @Test
    void theGenreSaysHowFarToWiden() throws IOException {
        JsonNode json = Execution.of("master", mix, master, "--spatial", "genre", "--genre", "electronic", "--json")
                .json();

        assertThat(spatialStep(json).get("summary").asText()).isEqualTo("40 %");
        assertThat(spatialStep(json).get("reason").asText()).startsWith("40 % suits electronic");
        assertThat(texts(json.get("spatial").get("stages"), "name")).isEqualTo(STAGES);

        JsonNode speech = Execution.of("master", mix, master, "--spatial", "genre", "--genre", "speech", "--json")
                .json();
        assertThat(spatialStep(speech).get("active").asBoolean()).isFalse();
        assertThat(speech.get("spatial").isNull()).isTrue();
    }

    @Test
    void aPlanThatWidensIsRenderedToTheBitsOfTheMasterItIsFor() throws IOException {
        Path plan = folder.resolve("plan.json");
        Path applied = folder.resolve("applied.wav");
        Execution planned = Execution.of("plan", mix, "--genre", "none", "--spatial", "40", "--json", plan);
        Execution.of("master", mix, master, "--genre", "none", "--spatial", "40", "--quiet");

        Execution done = Execution.of("master", mix, applied, "--apply", plan, "--json");

        assertThat(planned.exitCode()).isZero();
        assertThat(planned.out()).containsPattern("(?m)Spatial +40 %");
        assertThat(done.err()).isEmpty();
        assertThat(applied).hasSameBinaryContentAs(master);
        assertThat(texts(done.json().get("spatial").get("stages"), "name")).isEqualTo(STAGES);
        Path narrow = folder.resolve("narrow.wav");
        Execution.of("master", mix, narrow, "--genre", "none", "--quiet");
        assertThat(sideShare(AudioFiles.read(applied))).isGreaterThan(1.05 * sideShare(AudioFiles.read(narrow)));
    }

    @Test
    void aMonoMixIsMasteredAsItWouldBeWithoutWidening() throws IOException {
        Path mono = folder.resolve("mono.wav");
        AudioBuffer left = AudioBuffer.wrap(
                48_000, ChannelLayout.MONO, Excerpt.seconds(SECONDS).channel(0));
        AudioFiles.write(mono, left, SampleFormat.PCM_24);
        Path plain = folder.resolve("plain.wav");
        Execution.of("master", mono, plain, "--quiet");

        Execution done = Execution.of("master", mono, master, "--spatial", "40", "--json");

        assertThat(done.exitCode()).isZero();
        assertThat(spatialStep(done.json()).get("active").asBoolean()).isFalse();
        assertThat(spatialStep(done.json()).get("reason").asText())
                .isEqualTo("only stereo can be widened, and the mix is mono");
        assertThat(done.json().get("spatial").isNull()).isTrue();
        assertThat(master).hasSameBinaryContentAs(plain);
    }

    @Test
    void surroundIsRefusedWithAFigureAndLeftAsItIsByGenre() throws IOException {
        Path surround = folder.resolve("surround.wav");
        AudioBuffer stereo = Excerpt.seconds(SECONDS);
        float[][] channels = new float[6][];
        for (int c = 0; c < channels.length; c++) {
            channels[c] = stereo.channel(c % 2).clone();
        }
        AudioFiles.write(surround, AudioBuffer.wrap(48_000, ChannelLayout.SURROUND_5_1, channels), SampleFormat.PCM_24);

        Execution refused = Execution.of("master", surround, master, "--spatial", "40");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.errLines())
                .singleElement()
                .asString()
                .startsWith("loudcraft: ")
                .contains("only stereo can be widened");
        assertThat(master).doesNotExist();
        JsonNode json = Execution.of("master", surround, master, "--spatial", "genre", "--json")
                .json();
        assertThat(spatialStep(json).get("reason").asText())
                .isEqualTo("only stereo can be widened, and the mix is 5.1");
        assertThat(json.get("spatial").isNull()).isTrue();
    }

    private static JsonNode spatialStep(JsonNode master) {
        return StreamSupport.stream(master.get("plan").get("steps").spliterator(), false)
                .filter(step -> step.get("step").asText().equals("Spatial"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(JsonNode array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.get(field).asText()));
        return texts;
    }

    /** Energy of the side over that of the mid. */
    private static double sideShare(AudioBuffer audio) {
        double mid = 0.0;
        double side = 0.0;
        for (int i = 0; i < audio.frames(); i++) {
            double l = audio.channel(0)[i];
            double r = audio.channel(1)[i];
            mid += (l + r) * (l + r);
            side += (l - r) * (l - r);
        }
        return side / mid;
    }
}
