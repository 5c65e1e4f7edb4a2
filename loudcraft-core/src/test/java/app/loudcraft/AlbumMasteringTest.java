package app.loudcraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.meter.SpectrumReading;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.plan.GenreProfile;
import app.loudcraft.testkit.NaiveTruePeak;
import app.loudcraft.testkit.ShapedNoise;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlbumMasteringTest {

    private static final ShapedNoise NEUTRAL = ShapedNoise.thirds(GenreProfile.NEUTRAL.tone()::levelDb);

    @TempDir
    private Path folder;

    private Path file(String name, AudioBuffer audio) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        AudioFiles.write(path, audio, SampleFormat.PCM_24);
        return path;
    }

    /** Three tracks of different loudness and tone. */
    private List<Path> tracks() throws IOException {
        return List.of(
                file("one.wav", NEUTRAL.seed(1).rmsDbfs(-24.0).seconds(3.0)),
                file(
                        "two.wav",
                        NEUTRAL.seed(2)
                                .rmsDbfs(-18.0)
                                .plus(hz -> hz > 3_000.0 ? 6.0 : 0.0)
                                .seconds(4.0)),
                file(
                        "three.wav",
                        NEUTRAL.seed(3)
                                .rmsDbfs(-21.0)
                                .plus(hz -> hz > 3_000.0 ? -6.0 : 0.0)
                                .seconds(3.0)));
    }

    private static double mixLufs(AlbumResult album, int track) {
        return album.tracks()
                .get(track)
                .report()
                .mix()
                .programme()
                .loudness()
                .integratedLufs()
                .orElseThrow();
    }

    private static double masterLufs(AlbumResult album, int track) {
        return album.tracks()
                .get(track)
                .report()
                .master()
                .programme()
                .loudness()
                .integratedLufs()
                .orElseThrow();
    }

    private static void assertRelationsKept(AlbumResult album) {
        for (int track = 0; track < album.tracks().size(); track++) {
            assertThat(masterLufs(album, track) - mixLufs(album, track))
                    .as("track " + track)
                    .isCloseTo(album.changeLu(), within(0.1));
        }
    }

    @Test
    void albumHasItsLoudnessAndTracksKeepTheirRelations() throws IOException {
        AlbumResult album = Mastering.builder()
                .target(DeliveryTarget.of(-16.0, -1.0))
                .build()
                .masterAlbum(tracks(), folder.resolve("masters"));
        assertThat(album.masters())
                .containsExactly(
                        folder.resolve("masters/one.wav"),
                        folder.resolve("masters/two.wav"),
                        folder.resolve("masters/three.wav"));
        assertRelationsKept(album);
        assertThat(album.after().integratedLufs().orElseThrow()).isCloseTo(-16.0, within(0.1));
        for (Path master : album.masters()) {
            assertThat(NaiveTruePeak.highestDbtp(AudioFiles.read(master))).isLessThanOrEqualTo(-1.0);
        }
        // the tone of bright and dull comes together
        double before = treble(album, 1, false) - treble(album, 2, false);
        double after = treble(album, 1, true) - treble(album, 2, true);
        assertThat(after).isLessThan(0.8 * before);
        assertThat(album.toText()).contains("one.wav", "two.wav", "three.wav", "album", "-16.0");
    }

    private static double treble(AlbumResult album, int track, boolean master) throws IOException {
        SpectrumReading spectrum = master
                ? Mastering.builder()
                        .build()
                        .analyze(album.masters().get(track))
                        .spectrum()
                : album.tracks().get(track).report().mix().spectrum();
        return spectrum.programmeDb(4_000.0, 12_000.0) - spectrum.programmeDb(200.0, 2_000.0);
    }

    @Test
    void loudestTrackOfAnAesAlbumIsAtMinusFourteen() throws IOException {
        List<Path> tracks = tracks();
        for (Mastering mastering : List.of(
                Mastering.builder().target(DeliveryTarget.AES_ALBUM).build(),
                // a ceiling of one's own leaves the rule as it is
                Mastering.builder()
                        .target(DeliveryTarget.AES_ALBUM)
                        .ceilingDbtp(-2.0)
                        .build())) {
            AlbumResult album = mastering.masterAlbum(tracks, folder.resolve("masters"));
            assertThat(masterLufs(album, 1)).isCloseTo(-14.0, within(0.1));
            assertThat(masterLufs(album, 0)).isLessThan(-18.0);
            assertRelationsKept(album);
        }
    }

    @Test
    void albumIsAsLoudAsItsMostDifficultTrackAllows() throws IOException {
        // a track that cannot be loud: clicks over soft noise
        AudioBuffer spiky = NEUTRAL.seed(5).rmsDbfs(-34.0).seconds(3.0);
        for (int i = 500; i < spiky.frames(); i += 2_000) {
            spiky.channel(0)[i] = 0.9f;
            spiky.channel(1)[i] = 0.9f;
        }
        List<Path> mixes = List.of(file("soft.wav", NEUTRAL.rmsDbfs(-30.0).seconds(3.0)), file("spiky.wav", spiky));
        AlbumResult album = Mastering.builder()
                .target(DeliveryTarget.of(-10.0, -1.0))
                .build()
                .masterAlbum(mixes, folder.resolve("masters"));
        assertThat(album.rounds()).isGreaterThan(1);
        assertRelationsKept(album);
        assertThat(album.after().integratedLufs().orElseThrow()).isLessThan(-10.5);
    }

    @Test
    void silentTrackIsKeptAndChangesNothing() throws IOException {
        List<Path> mixes = List.of(
                file("one.wav", NEUTRAL.seconds(2.0)),
                file("pause.wav", Signals.silence(48_000, ChannelLayout.STEREO, 96_000)));
        AlbumResult album = Mastering.builder().build().masterAlbum(mixes, folder.resolve("masters"));
        assertThat(album.after().integratedLufs().orElseThrow()).isCloseTo(-14.0, within(0.1));
        MasteringTest.assertSame(AudioFiles.read(album.masters().get(1)), AudioFiles.read(mixes.get(1)));
        assertThat(album.toText()).contains("silent");
    }

    @Test
    void albumWithAReferenceHasItsLoudnessAndKeepsItsRelations() throws IOException {
        Path reference = file("reference.wav", NEUTRAL.seed(9).rmsDbfs(-15.0).seconds(3.0));
        Mastering mastering = Mastering.builder().reference(reference).build();
        double goalLufs = mastering
                .analyze(reference)
                .programme()
                .loudness()
                .integratedLufs()
                .orElseThrow();
        AlbumResult album = mastering.masterAlbum(tracks(), folder.resolve("masters"));
        assertRelationsKept(album);
        assertThat(album.after().integratedLufs().orElseThrow()).isCloseTo(goalLufs, within(0.3));
    }

    @Test
    void whatCannotBeAnAlbumIsRefused() throws IOException {
        Mastering mastering = Mastering.builder().build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mastering.masterAlbum(List.of(), folder))
                .withMessage("mixes must be at least one, but were none");
        Path first = file("a/song.wav", NEUTRAL.seconds(1.0));
        Path second = file("b/song.wav", NEUTRAL.seconds(1.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mastering.masterAlbum(List.of(first, second), folder.resolve("masters")))
                .withMessageContaining("would both become song.wav");
        assertThat(folder.resolve("masters")).doesNotExist();
        assertThatThrownBy(() -> mastering.masterAlbum(List.of(first), first.getParent()))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("must not be written over its own mix");
    }
}
