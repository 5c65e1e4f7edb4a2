package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.GenreClassifier;
import app.loudcraft.analysis.GenreEstimate;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.examples.demomix.Excerpt;
import app.loudcraft.examples.planjson.PlanJson;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.plan.GenreProfile;
import app.loudcraft.plan.MasteringPlan;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** {@code --genre auto}, {@code none} and a name, with a classifier that is installed and without one. */
class GenreOptionTest {

    private static final GenreProfile ELECTRONIC = GenreProfile.of(Genre.ELECTRONIC);

    @TempDir
    private static Path shared;

    private static Path mix;

    @TempDir
    private Path folder;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    /** Believes the same of every mix. */
    public static final class Electronic implements GenreClassifier {

        /** For the service loader. */
        public Electronic() {}

        @Override
        public String name() {
            return "always electronic";
        }

        @Override
        public GenreEstimate classify(AudioReader mix) {
            return new GenreEstimate(Map.of(Genre.ELECTRONIC, 0.72, Genre.POP, 0.28), false);
        }
    }

    /** Sees those classifiers alone that a file names, whatever else is on the class path. */
    private static final class Installation extends ClassLoader {
        private static final String SERVICE = "META-INF/services/" + GenreClassifier.class.getName();
        private final List<URL> services;

        Installation(List<URL> services) {
            super(GenreOptionTest.class.getClassLoader());
            this.services = services;
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.equals(SERVICE) ? Collections.enumeration(services) : super.getResources(name);
        }
    }

    @BeforeAll
    static void writeMix() throws IOException {
        mix = shared.resolve("mix.wav");
        AudioFiles.write(mix, Excerpt.seconds(4), SampleFormat.PCM_24);
    }

    @BeforeEach
    void installAClassifier() throws IOException {
        Path service = Files.writeString(folder.resolve("service"), Electronic.class.getName());
        install(List.of(service.toUri().toURL()));
    }

    private static void install(List<URL> services) {
        Thread.currentThread().setContextClassLoader(new Installation(services));
    }

    @AfterEach
    void restore() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void theGenreIsRecognisedUnlessItIsNamed() throws IOException {
        MasteringPlan plan = plan();

        assertThat(plan.profile()).isEqualTo("electronic + pop + neutral");
        assertThat(plan.tone().reason())
                .startsWith("the mix was recognised as 72 % electronic and 28 % pop: blended curve");
        assertThat(plan("--genre", "auto")).isEqualTo(plan);
        assertThat(plan("--genre", "AUTO")).isEqualTo(plan);
        assertThat(plan("--genre", "jazz-blues").tone().reason()).startsWith("the genre was given as jazz, blues");
        assertThat(plan("--genre", "none").tone().reason()).startsWith("no genre was given");
    }

    @Test
    void thePlanForPeopleAndTheReportSayWhatWasBelieved() throws IOException {
        String believed = "recognised as 72 % electronic and 28 % pop: blended curve";

        assertThat(Execution.of("plan", mix).out().replaceAll("\\s+", " ")).contains(believed);
        Execution done = Execution.of("master", mix, folder.resolve("master.wav"), "--json");
        assertThat(done.err()).isEmpty();
        assertThat(done.json().at("/plan/profile").asText()).isEqualTo("electronic + pop + neutral");
        assertThat(done.json().at("/plan/steps").findValuesAsText("reason"))
                .anyMatch(reason -> reason.contains(believed));
    }

    @Test
    void aPlanForARecognisedGenreIsRenderedToTheBitsItWasWrittenFor() throws IOException {
        Path plan = folder.resolve("plan.json");
        Path master = folder.resolve("master.wav");
        Path again = folder.resolve("again.wav");
        Execution.of("master", mix, master, "--plan", plan, "--quiet");
        install(List.of());

        assertThat(Execution.of("master", mix, again, "--apply", plan, "--quiet"))
                .isEqualTo(new Execution(0, "", ""));
        assertThat(again).hasSameBinaryContentAs(master);
    }

    @Test
    void withoutAClassifierTheNeutralProfileIsFollowed() throws IOException {
        install(List.of());

        MasteringPlan plan = plan("--genre", "auto");

        assertThat(plan.profile()).isEqualTo("neutral");
        assertThat(plan.tone().reason()).startsWith("no genre was given");
        assertThat(plan).isEqualTo(plan("--genre", "none")).isEqualTo(plan());
    }

    @Test
    void theRecognisedGenreSaysHowFarToWiden() throws IOException {
        // 0.72^1.5, 0.28^1.5 for pop, and 0.28^3 for what is not electronic
        double expectedPercent = (0.6109 * ELECTRONIC.spatialPercent()
                        + 0.1482 * GenreProfile.of(Genre.POP).spatialPercent()
                        + 0.0220 * GenreProfile.NEUTRAL.spatialPercent())
                / 0.7811;

        MasteringPlan plan = plan("--spatial", "genre");

        assertThat(plan.spatial().intensityPercent()).isEqualTo((int) Math.round(expectedPercent));
        assertThat(plan.spatial().reason()).contains("% suits electronic + pop + neutral; ");
    }

    @Test
    void aReferenceIsFollowedBesideARecognisedGenre() throws IOException {
        Path reference = folder.resolve("reference.wav");
        Execution.of("master", mix, reference, "--target", "-16", "--quiet");

        MasteringPlan plan = plan("--spatial", "genre", "--reference", reference.toString());

        assertThat(plan.tone().reason()).startsWith("as " + reference + ": ");
        assertThat(plan.spatial().reason()).contains("% suits electronic + pop + neutral; ");
    }

    @Test
    void everyTrackOfAnAlbumIsRecognised() throws IOException {
        Path other = Files.copy(mix, folder.resolve("other.wav"));

        Execution done = Execution.of("album", folder.resolve("masters"), mix, other, "--spatial", "genre", "--json");

        assertThat(done.err()).isEmpty();
        assertThat(done.json().get("tracks"))
                .hasSize(2)
                .allSatisfy(track -> assertThat(track.at("/plan/steps").findValuesAsText("reason"))
                        .anyMatch(reason -> reason.contains("% suits electronic + pop + neutral; ")));
    }

    private MasteringPlan plan(String... options) throws IOException {
        Object[] words = new Object[options.length + 4];
        words[0] = "plan";
        words[1] = mix;
        words[2] = "--json";
        words[3] = "-";
        System.arraycopy(options, 0, words, 4, options.length);
        Execution done = Execution.of(words);
        assertThat(done.err()).isEmpty();
        return PlanJson.parse(done.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hip-hop", "HIP_HOP", "hiphop"})
    void aNameIsReadAsItIsElsewhere(String name) {
        assertThat(new GenreWishConverter().convert(name)).isEqualTo(GenreWish.of(Genre.HIP_HOP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "polka", "automatic", "no"})
    void anythingElseIsRefusedWithWhatThereIs(String value) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> new GenreWishConverter().convert(value))
                .withMessageStartingWith("there is no genre \"" + value + "\"; there are pop, rock, ")
                .withMessageEndingWith(", speech; or auto, or none");
    }
}
