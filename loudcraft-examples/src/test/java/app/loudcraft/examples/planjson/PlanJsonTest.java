package app.loudcraft.examples.planjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.loudcraft.Mastering;
import app.loudcraft.MasteringListener;
import app.loudcraft.MasteringResult;
import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.GenreEstimate;
import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.Channel;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.DeEsserSettings;
import app.loudcraft.dsp.Dither;
import app.loudcraft.dsp.ExpanderSettings;
import app.loudcraft.dsp.HumFilterSettings;
import app.loudcraft.dsp.SpeechLevellerSettings;
import app.loudcraft.examples.demomix.Excerpt;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioSource;
import app.loudcraft.plan.CleaningStep;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.plan.SpatialStep;
import app.loudcraft.plan.SpeechStep;
import app.loudcraft.plan.ToneStep;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanJsonTest {

    private static final AudioBuffer MIX = Excerpt.seconds(8);

    private static final List<MixAnalysis> MIXES = Stream.of(
                    ChannelLayout.MONO, ChannelLayout.STEREO, ChannelLayout.SURROUND_5_1)
            .map(PlanJsonTest::heard)
            .toList();

    /** The excerpt on every channel, the two of it by turns. */
    private static MixAnalysis heard(ChannelLayout layout) {
        float[][] channels = new float[layout.size()][];
        Arrays.setAll(channels, c -> MIX.channel(c % 2));
        return heard(AudioBuffer.wrap(MIX.sampleRateHz(), layout, channels));
    }

    private static MixAnalysis heard(AudioBuffer mix) {
        try {
            return Mastering.builder().build().analyze(AudioSource.of(mix), MasteringListener.NONE);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static Stream<Arguments> everyGenreOnEveryLayout() {
        return Arrays.stream(Genre.values())
                .flatMap(genre ->
                        MIXES.stream().map(mix -> Arguments.of(genre, mix.spec().layout(), mix)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyGenreOnEveryLayout")
    void aPlanIsReadAsItWas(Genre genre, ChannelLayout layout, MixAnalysis mix) throws IOException {
        MasteringPlan plan = Mastering.builder()
                .genre(genre)
                .linearPhase()
                .sampleRate(44_100)
                .format(SampleFormat.PCM_16)
                .dither(Dither.SHAPED)
                .intensity(73)
                .build()
                .plan(mix);

        MasteringPlan read = PlanJson.parse(PlanJson.text(plan));

        assertThat(read).isEqualTo(plan);
        assertThat(read.layout()).hasToString(layout.toString());
        assertThat(read.steps()).isEqualTo(plan.steps());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPlanForARecognisedGenreIsReadAsItWas(boolean unsure) throws IOException {
        GenreEstimate estimate = new GenreEstimate(Map.of(Genre.HIP_HOP, 0.72, Genre.RNB_SOUL, 0.28), unsure);
        MasteringPlan plan = Mastering.builder().build().plan(MIXES.get(1).withGenre(estimate));

        MasteringPlan read = PlanJson.parse(PlanJson.text(plan));

        assertThat(read).isEqualTo(plan);
        assertThat(read.profile()).isEqualTo("hip-hop + R&B, soul + neutral");
        assertThat(read.tone().reason())
                .startsWith(
                        unsure
                                ? "the genre could not be told with confidence (perhaps 72 % hip-hop, 28 % R&B, soul): blended curve"
                                : "the mix was recognised as 72 % hip-hop and 28 % R&B, soul: blended curve");
    }

    @Test
    void everyKindOfSettingsIsReadAsItWas() throws IOException {
        MasteringPlan plan = stereoPlan()
                .with(new CleaningStep(Optional.empty(), Optional.of(HumFilterSettings.at(49.98)), "hum"))
                .with(new SpatialStep(40, "a wide one"))
                .with(new SpeechStep(
                        Optional.of(ExpanderSettings.speech(-51.0 / 3.0)),
                        Optional.of(DeEsserSettings.defaults()),
                        Optional.of(SpeechLevellerSettings.toward(-23.0)),
                        "\"quotes\", \\ and \u00fcml\u00e4uts \ud83c\udfb5\n"));

        assertThat(PlanJson.parse(PlanJson.text(plan))).isEqualTo(plan);
    }

    @Test
    void whatIsSaidOfTheMovesIsNotSaidTwice() throws IOException {
        ToneStep tone = stereoPlan().tone();
        assertThat(tone.moves()).isNotEmpty();

        ToneStep read = PlanJson.parse(PlanJson.text(stereoPlan())).tone();

        assertThat(read.reason()).isEqualTo(tone.reason());
    }

    @Test
    void doublesKeepTheirLastBit() throws IOException {
        Random random = new Random(5);
        List<ToneStep.Move> moves = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            moves.add(new ToneStep.Move(20.0 + 19_000.0 * random.nextDouble(), 36.0 * random.nextGaussian() / 6, ""));
        }
        moves.add(new ToneStep.Move(Math.nextUp(1_000.0), Double.MIN_VALUE, ""));
        ToneStep tone = stereoPlan().tone();
        MasteringPlan plan =
                stereoPlan().with(new ToneStep(tone.mid(), tone.side(), tone.phase(), moves, "random gains"));

        assertThat(PlanJson.parse(PlanJson.text(plan)).tone().moves()).isEqualTo(moves);
    }

    @Test
    void aLayoutWithoutANameIsItsChannels() throws IOException {
        ChannelLayout swapped = ChannelLayout.of(Channel.RIGHT, Channel.LEFT);
        for (ChannelLayout layout : List.of(swapped, ChannelLayout.unspecified(2))) {
            MasteringPlan plan = Mastering.builder().build().plan(heard(layout));

            MasteringPlan read = PlanJson.parse(PlanJson.text(plan));

            assertThat(read).isEqualTo(plan);
            assertThat(read.layout()).hasToString(layout.toString());
        }
        assertThat(PlanJson.text(Mastering.builder().build().plan(heard(swapped))))
                .contains("\"layout\" : [ \"RIGHT\", \"LEFT\" ]");
    }

    @Test
    void aPlanAfterAReferenceRendersToTheSameBits(@TempDir Path folder) throws IOException {
        Path reference = folder.resolve("reference.wav");
        Mastering.builder().genre(Genre.ROCK).targetLufs(-12.0).build().master(written(folder), reference);

        assertSameBits(
                Mastering.builder().reference(reference).referenceBlend(60).build(), folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POP", "SPEECH", "CLASSICAL", "ELECTRONIC"})
    void aStoredPlanRendersToTheSameBits(Genre genre, @TempDir Path folder) throws IOException {
        assertSameBits(
                Mastering.builder()
                        .genre(genre)
                        .format(SampleFormat.PCM_16)
                        .sampleRate(44_100)
                        .build(),
                folder);
    }

    private static Path written(Path folder) throws IOException {
        Path mix = folder.resolve("mix.wav");
        AudioFiles.write(mix, MIX, SampleFormat.PCM_24);
        return mix;
    }

    private static void assertSameBits(Mastering mastering, Path folder) throws IOException {
        Path mix = written(folder);
        Path direct = folder.resolve("direct.wav");
        Path stored = folder.resolve("stored.wav");
        MasteringPlan plan = mastering.master(mix, direct).plan();
        Path json = Files.writeString(folder.resolve("plan.json"), PlanJson.text(plan));

        MasteringPlan read = PlanJson.read(json);
        Mastering.builder().build().render(mix, read, stored);

        assertThat(read).isEqualTo(plan);
        assertThat(stored).hasSameBinaryContentAs(direct);
    }

    @Test
    void plansOfAnAlbumAreReadAsTheyWere(@TempDir Path folder) throws IOException {
        Path loud = written(folder);
        AudioBuffer quieter = MIX.copy();
        for (int c = 0; c < quieter.channels(); c++) {
            for (int i = 0; i < quieter.frames(); i++) {
                quieter.channel(c)[i] *= 0.4f;
            }
        }
        Path quiet = folder.resolve("quiet.wav");
        AudioFiles.write(quiet, quieter, SampleFormat.PCM_24);

        List<MasteringResult> tracks = Mastering.builder()
                .target(DeliveryTarget.AES_ALBUM)
                .build()
                .masterAlbum(List.of(loud, quiet), folder.resolve("album"))
                .tracks();

        assertThat(tracks)
                .hasSize(2)
                .allSatisfy(track ->
                        assertThat(PlanJson.parse(PlanJson.text(track.plan()))).isEqualTo(track.plan()));
    }

    @ParameterizedTest(name = "{1} for {0}")
    @MethodSource("spoilings")
    void whatIsSpoiltIsRefusedByName(String found, String put, String named) throws IOException {
        String whole = PlanJson.text(stereoPlan());
        assertThat(whole).contains(found);

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> PlanJson.parse(whole.replaceFirst(Pattern.quote(found), Matcher.quoteReplacement(put))))
                .withMessageContaining(named);
    }

    static Stream<Arguments> spoilings() {
        return Stream.of(
                Arguments.of("\"formatVersion\" : 1,", "", "field formatVersion is missing"),
                Arguments.of(
                        "\"formatVersion\" : 1", "\"formatVersion\" : 2", "field formatVersion must be 1, but was 2"),
                Arguments.of("\"formatVersion\" : 1", "\"formatVersion\" : \"1\"", "field formatVersion must be 1"),
                Arguments.of("\"formatVersion\" : 1", "\"formatVersion\" : 1.0", "field formatVersion must be 1"),
                Arguments.of("\"sampleRateHz\" : 48000,", "", "field sampleRateHz is missing"),
                Arguments.of("\"sampleRateHz\" : 48000", "\"sampleRateHz\" : 7999", "field sampleRateHz must be in"),
                Arguments.of(
                        "\"sampleRateHz\" : 48000", "\"sampleRateHz\" : 48000.0", "field sampleRateHz must be a whole"),
                Arguments.of(
                        "\"sampleRateHz\" : 48000", "\"sampleRateHz\" : 4294967296000", "field sampleRateHz must be a"),
                Arguments.of(
                        "\"sampleRateHz\" : 48000", "\"sampleRateHz\" : null", "field sampleRateHz must be a whole"),
                Arguments.of("\"layout\" : \"stereo\"", "\"layout\" : \"duo\"", "field layout must be one of [mono, "),
                Arguments.of("\"layout\" : \"stereo\"", "\"layout\" : []", "field layout must be a list of channels"),
                Arguments.of(
                        "\"layout\" : \"stereo\"", "\"layout\" : [\"LEFT\", \"UP\"]", "field layout[1] must be one of"),
                Arguments.of("\"layout\" : \"stereo\"", "\"layout\" : null", "field layout must be one of"),
                Arguments.of(
                        "\"targetLufs\" : -14.0", "\"targetLufs\" : 1", "field target.targetLufs must be in [-60.0"),
                Arguments.of(
                        "\"toleranceLu\" : 0.5",
                        "\"toleranceLu\" : \"0.5\"",
                        "field target.toleranceLu must be a number"),
                Arguments.of(
                        "\"toleranceLu\" : 0.5",
                        "\"toleranceLu\" : 1e999",
                        "field target.toleranceLu must be a number"),
                Arguments.of("\"toleranceLu\" : 0.5", "\"toleranceLu\" : NaN", "line 9: "),
                Arguments.of("\"official\" : true", "\"official\" : 1", "field target.official must be true or false"),
                Arguments.of(
                        "\"intensityPercent\" : 100",
                        "\"intensityPercent\" : 101",
                        "field intensityPercent must be in"),
                Arguments.of("\"highPass\" : null", "\"highPass\" : {}", "field cleaning.highPass.shape is missing"),
                Arguments.of("\"highPass\" : null", "\"highPass\" : 30", "field cleaning.highPass must be an object"),
                Arguments.of("\"hum\" : null,", "\"hum\" : null, \"hiss\" : 0,", "field cleaning.hiss is unknown"),
                Arguments.of("\"hum\" : null,", "\"hum\" : null, \"hum\" : null,", "hum"),
                Arguments.of("\"points\" : [ {", "\"points\" : [ 3, {", "field tone.mid.points[0] must be an object"),
                Arguments.of("\"points\" : [ {", "\"points\" : {}, \"rest\" : [ {", "field tone.mid.rest is unknown"),
                Arguments.of("\"gainDb\" : 0.0", "\"gainDb\" : 99", "field tone.mid.points[0].gainDb must be in"),
                Arguments.of(
                        "\"phase\" : \"MINIMUM\"",
                        "\"phase\" : \"minimum\"",
                        "field tone.phase must be one of [MINIMUM"),
                Arguments.of("\"phase\" : \"MINIMUM\"", "\"phase\" : 0", "field tone.phase must be one of [MINIMUM"),
                Arguments.of(
                        "\"aim\" : \"TARGET\"", "\"aim\" : \"CEILING\"", "field loudness.targetLufs must be present"),
                Arguments.of(
                        "\"lookAheadMs\" : 5.0",
                        "\"lookAheadMs\" : 50",
                        "field limiter.settings.lookAheadMs must be in"),
                Arguments.of(
                        "\"format\" : \"PCM_24\"",
                        "\"format\" : \"PCM_20\"",
                        "field output.format must be one of [PCM_8"),
                Arguments.of(
                        "\"reason\" : \"no off",
                        "\"reason\" : 7, \"reasons\" : \"no off",
                        "field cleaning.reasons is unknown"),
                Arguments.of("\"warnings\" : [ ]", "\"warnings\" : [ null ]", "field warnings[0] must be words"),
                Arguments.of("{", "[{", "line"),
                Arguments.of("{", "{ // a comment\n", "line 1"),
                Arguments.of("{", "{} {", "line 1"),
                Arguments.of("{", "true {", "line 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "7", "[]", "\"plan\""})
    void whatIsNoObjectIsNoPlan(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanJson.parse(json))
                .withMessage("this is no plan");
    }

    /** Whatever is done to the text, it is refused with a message or is a plan; nothing else is ever thrown. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aMangledTextIsRefusedOrAPlan(long seed) throws IOException {
        String whole = PlanJson.text(stereoPlan());
        Random random = new Random(seed);
        int refused = 0;
        for (int trial = 0; trial < 200; trial++) {
            String mangled = mangled(whole, random);
            try {
                MasteringPlan plan = PlanJson.parse(mangled);
                assertThat(PlanJson.parse(PlanJson.text(plan))).isEqualTo(plan);
            } catch (IllegalArgumentException complaint) {
                assertThat(complaint.getMessage()).isNotBlank();
                refused++;
            }
        }
        // A digit or a letter of a reason may change and leave a plan; most changes do not.
        assertThat(refused).isGreaterThan(50);
    }

    private static String mangled(String whole, Random random) {
        int from = random.nextInt(whole.length());
        int to = Math.min(whole.length(), from + random.nextInt(4));
        String signs = "{}[]\",:0123456789.-eEnulltrue \u0000\u00e4";
        return switch (random.nextInt(4)) {
            case 0 -> whole.substring(0, from);
            case 1 -> whole.substring(0, from) + whole.substring(to);
            case 2 -> whole.substring(0, from) + signs.charAt(random.nextInt(signs.length())) + whole.substring(from);
            default -> whole.substring(0, from) + whole.substring(from, to) + whole.substring(from);
        };
    }

    @Test
    void aFileThatHoldsNoPlanIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("plan.json"),
                PlanJson.text(stereoPlan()).replace("\"lookAheadMs\" : 5.0", "\"lookAheadMs\" : -1"));
        Path endless = Files.writeString(folder.resolve("endless.json"), " ".repeat(2_000_000));

        assertThatThrownBy(() -> PlanJson.read(file))
                .isInstanceOf(FileSystemException.class)
                .hasMessageStartingWith(file + ": field limiter.settings.lookAheadMs must be in");
        assertThatThrownBy(() -> PlanJson.read(endless)).hasMessage(endless + ": this is too long for a plan");
        assertThatThrownBy(() -> PlanJson.read(folder.resolve("none.json"))).isInstanceOf(NoSuchFileException.class);
    }

    private static MasteringPlan stereoPlan() throws IOException {
        return Mastering.builder().genre(Genre.POP).build().plan(MIXES.get(1));
    }
}
