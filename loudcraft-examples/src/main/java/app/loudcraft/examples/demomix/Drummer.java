package app.loudcraft.examples.demomix;

import app.loudcraft.examples.demomix.Score.Section;
import java.util.SplittableRandom;

/** Plays the drums of the demo mix, a little unevenly, as people do. */
final class Drummer {
    private static final double MAX_LATE_SECONDS = 0.005;
    private static final double UNEVENNESS = 0.12;
    private static final Pan HAT_PLACE = Pan.at(0.35);
    private static final Pan CRASH_PLACE = Pan.at(-0.4);

    private final SplittableRandom hand = new SplittableRandom(7);
    private final Kick kick = new Kick();
    private final Snare snare = new Snare();
    private final Cymbal cymbal = new Cymbal();
    private final Track track;

    Drummer(Track track) {
        this.track = track;
    }

    void play() {
        for (int bar = 0; bar < Score.BARS; bar++) {
            switch (Score.section(bar)) {
                case INTRO -> intro(bar);
                case VERSE -> verse(bar);
                case CHORUS -> chorus(bar);
                case ENDING -> ending(bar);
            }
        }
    }

    private void intro(int bar) {
        if (bar == 1) {
            hats(bar, 0.5);
            kick(bar, 0.0, 0.6);
            fill(bar, 3.5, 2);
        }
    }

    private void verse(int bar) {
        boolean last = Score.section(bar + 1) == Section.CHORUS;
        kick(bar, 0.0, 0.9);
        kick(bar, bar % 2 == 0 ? 2.5 : 1.75, 0.75);
        snare(bar, 1.0, 0.62);
        hats(bar, 0.7);
        if (last) {
            fill(bar, 3.0, 4);
        } else {
            snare(bar, 3.0, 0.66);
        }
    }

    private void chorus(int bar) {
        if (bar % 4 == 2) {
            crash(bar, 0.0, 0.75);
        }
        kick(bar, 0.0, 1.0);
        kick(bar, 1.5, 0.75);
        kick(bar, 2.0, 0.95);
        kick(bar, 2.75, 0.7);
        snare(bar, 1.0, 0.8);
        snare(bar, 3.0, 0.85);
        snare(bar, 3.75, 0.2);
        hats(bar, 0.9);
        cymbal.play(track, at(bar, 3.5), uneven(0.8), 0.45, 6_500.0, HAT_PLACE);
    }

    private void ending(int bar) {
        if (bar == Score.BARS - 1) {
            crash(bar, 0.0, 0.8);
            kick(bar, 0.0, 1.0);
        } else {
            verse(bar);
        }
    }

    private void kick(int bar, double beat, double velocity) {
        kick.play(track, at(bar, beat), uneven(velocity));
    }

    private void snare(int bar, double beat, double velocity) {
        snare.play(track, at(bar, beat), uneven(velocity));
    }

    private void crash(int bar, double beat, double velocity) {
        cymbal.play(track, at(bar, beat), 0.6 * velocity, 2.6, 4_200.0, CRASH_PLACE);
    }

    /** Eighths, the beats stronger than what lies between. */
    private void hats(int bar, double velocity) {
        for (int eighth = 0; eighth < 8; eighth++) {
            double accent = eighth % 2 == 0 ? 1.0 : 0.62;
            cymbal.play(track, at(bar, 0.5 * eighth), uneven(accent * velocity), 0.15, 7_000.0, HAT_PLACE);
        }
    }

    /** Growing sixteenths on the snare. */
    private void fill(int bar, double beat, int strokes) {
        for (int stroke = 0; stroke < strokes; stroke++) {
            snare(bar, beat + 0.25 * stroke, 0.35 + 0.4 * stroke / strokes);
        }
    }

    private double at(int bar, double beat) {
        return bar * Score.BAR_SECONDS + beat * Score.BEAT_SECONDS + MAX_LATE_SECONDS * hand.nextDouble();
    }

    private double uneven(double velocity) {
        return velocity * (1.0 + UNEVENNESS * (hand.nextDouble() - 0.5));
    }
}
