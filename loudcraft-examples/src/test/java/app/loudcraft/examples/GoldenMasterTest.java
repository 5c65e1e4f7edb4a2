package app.loudcraft.examples;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.Mastering;
import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.examples.demomix.DemoMix;
import app.loudcraft.io.AudioFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same mix gives the same bytes on every machine, virtual machine and run.
 *
 * <p>A change that is meant to change the sound changes these hashes: listen to the new master, then write them here.
 */
class GoldenMasterTest {

    private static final String MIX_SHA_256 = "558662793518c774684d2156b16bef1a5266afbc60db6cb55864ca2b7d64ef34";
    private static final String MASTER_SHA_256 = "67bdef86125484fc063a09c72b604a44d4d60bcb6259e8b5abae0b3309b40a77";

    @Test
    void demoMixAndItsMasterHaveTheBytesTheyAlwaysHad(@TempDir Path folder) throws Exception {
        Path mix = folder.resolve("mix.wav");
        Path master = folder.resolve("master.wav");
        AudioFiles.write(mix, DemoMix.render(), SampleFormat.PCM_24);
        Mastering.builder().genre(Genre.POP).build().master(mix, master);

        assertThat(sha256(mix)).isEqualTo(MIX_SHA_256);
        assertThat(sha256(master)).isEqualTo(MASTER_SHA_256);
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
