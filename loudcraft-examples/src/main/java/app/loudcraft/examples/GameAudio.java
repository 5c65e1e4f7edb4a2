package app.loudcraft.examples;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.examples.demomix.DemoMix;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.render.SpatialMoment;
import app.loudcraft.spatial.SpatialEngine;
import app.loudcraft.spatial.SpatialQuality;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The music of a game in its audio loop: 128 frames at a time, no latency, and a width that follows the place where the
 * player is.
 */
public final class GameAudio {

    /** How many frames the loop brings at a time. */
    public static final int BLOCK_FRAMES = 128;

    /** Where the player may be, and how wide the music is there. */
    public enum Place {
        /** Narrow and calm. */
        CORRIDOR(20.0),
        /** Open. */
        HALL(80.0),
        /** The music as it was mixed. */
        MENU(0.0);

        private final double intensityPercent;

        Place(double intensityPercent) {
            this.intensityPercent = intensityPercent;
        }
    }

    private final SpatialEngine engine = SpatialEngine.builder()
            .quality(SpatialQuality.REAL_TIME)
            .intensityPercent(Place.CORRIDOR.intensityPercent)
            .build();

    /** Makes everything ready that the audio loop needs, which allocates nothing from then on. */
    public GameAudio(int sampleRateHz) {
        engine.prepare(new ProcessSpec(sampleRateHz, 2, BLOCK_FRAMES));
    }

    /** Moves the player; the music follows within 55 ms, without a click. For the thread of the game. */
    public void enter(Place place) {
        engine.intensityPercent(place.intensityPercent);
    }

    /** Widens the next block in place. For the audio thread. */
    public void render(AudioBlock block) {
        engine.process(block);
    }

    /** How the music has sounded over the last 400 ms, for a display; empty at the very beginning. For any thread. */
    public Optional<SpatialMoment> image() {
        return engine.latest();
    }

    /**
     * Plays a scene: a third of the music in the corridor, a third in the hall, the rest in the menu.
     *
     * @param music stereo
     * @param display hears every second how wide the music is
     * @return what the player heard, as long as the music and not a frame late
     * @throws IllegalArgumentException if the music is not stereo
     */
    public static AudioBuffer play(AudioBuffer music, PrintStream display) {
        if (music.channels() != 2) {
            throw new IllegalArgumentException("music must be stereo, but was " + music.layout());
        }
        GameAudio game = new GameAudio(music.sampleRateHz());
        AudioBuffer heard = music.copy();
        AudioBlock block = heard.block();
        long nextSecond = 1;
        for (int at = 0; at < heard.frames(); at += BLOCK_FRAMES) {
            Place place = Place.values()[(int) (3L * at / heard.frames())];
            game.enter(place);
            game.render(block.window(at, Math.min(BLOCK_FRAMES, heard.frames() - at)));
            if (at + BLOCK_FRAMES >= nextSecond * music.sampleRateHz()) {
                long second = nextSecond++;
                game.image().ifPresent(moment -> print(second, place, moment, display));
            }
        }
        return heard;
    }

    private static void print(long second, Place place, SpatialMoment moment, PrintStream display) {
        display.printf(
                Locale.ROOT,
                "%3d s  %-8s  %3.0f %%  correlation %5.2f, was %5.2f  sides %5.1f, %5.1f, %5.1f dB%n",
                second,
                place.name().toLowerCase(Locale.ROOT),
                moment.intensityPercent(),
                moment.correlationAfter(),
                moment.correlationBefore(),
                moment.widthDb().get(0),
                moment.widthDb().get(1),
                moment.widthDb().get(2));
    }

    /**
     * Plays the scene and prints how wide it is.
     *
     * @param args the music, a stereo WAV file, or else the demo mix; then, if wanted, a WAV file for what was heard
     */
    public static void main(String[] args) throws IOException {
        if (args.length > 2) {
            System.err.println("usage: GameAudio [MUSIC.wav [HEARD.wav]]");
            System.exit(2);
        }
        AudioBuffer music = args.length == 0 ? DemoMix.render() : AudioFiles.read(Path.of(args[0]));
        AudioBuffer heard = play(music, System.out);
        if (args.length == 2) {
            AudioFiles.write(Path.of(args[1]), heard, SampleFormat.FLOAT_32);
        }
    }
}
