package app.loudcraft.examples.demomix;

import app.loudcraft.examples.demomix.Score.Note;
import app.loudcraft.examples.demomix.Score.Section;
import java.util.SplittableRandom;

/** Plays the score of the demo mix, one track for each player. */
final class Band {
    private static final double[] VERSE_BASS_BEATS = {0.0, 1.5, 2.5, 3.5};
    private static final double[] VERSE_KEYS_BEATS = {0.0, 1.5, 2.5};
    private static final int[] ARPEGGIO = {0, 1, 2, 3, 2, 1, 3, 2};

    private Band() {}

    static Track drums(int sampleRateHz, int frames) {
        Track track = new Track(sampleRateHz, frames);
        new Drummer(track).play();
        return track;
    }

    static Track bass(int sampleRateHz, int frames) {
        Track track = new Track(sampleRateHz, frames);
        Bass bass = new Bass();
        SplittableRandom hand = new SplittableRandom(101);
        for (int bar = 1; bar < Score.BARS; bar++) {
            double root = Score.hz(Score.root(bar));
            switch (Score.section(bar)) {
                case INTRO -> bass.play(track, at(bar, 0.0), length(3.5), root, 0.6);
                case VERSE -> {
                    for (double beat : VERSE_BASS_BEATS) {
                        double hz = beat == 3.5 ? 1.5 * root : root;
                        bass.play(track, at(bar, beat), length(0.85), hz, touch(hand, 0.75));
                    }
                }
                case CHORUS -> {
                    for (int eighth = 0; eighth < 8; eighth++) {
                        double hz = eighth == 3 || eighth == 6 ? 2.0 * root : root;
                        bass.play(track, at(bar, 0.5 * eighth), length(0.42), hz, touch(hand, 0.85));
                    }
                }
                case ENDING -> bass.play(track, at(bar, 0.0), length(3.8), root, 0.8);
            }
        }
        return track;
    }

    static Track pads(int sampleRateHz, int frames) {
        Track track = new Track(sampleRateHz, frames);
        Pad pad = new Pad();
        for (int bar = 0; bar < Score.BARS; bar++) {
            boolean full = Score.section(bar) == Section.CHORUS;
            int[] keys = Score.chord(bar);
            double[] chordHz = new double[keys.length + (full ? 1 : 0)];
            for (int n = 0; n < keys.length; n++) {
                chordHz[n] = Score.hz(keys[n]);
            }
            if (full) {
                chordHz[keys.length] = 2.0 * chordHz[1];
            }
            pad.play(track, at(bar, 0.0), length(3.9), chordHz, full ? 3_200.0 : 1_300.0, full ? 1.0 : 0.7);
        }
        return track;
    }

    static Track keys(int sampleRateHz, int frames) {
        Track track = new Track(sampleRateHz, frames);
        SplittableRandom hand = new SplittableRandom(202);
        for (int bar = 0; bar < Score.BARS; bar++) {
            switch (Score.section(bar)) {
                case INTRO -> arpeggio(track, bar, 12, 0.42, hand);
                case VERSE -> {
                    for (double beat : VERSE_KEYS_BEATS) {
                        strike(track, bar, beat, beat == 2.5 ? 1.3 : 0.9, 0.24, hand);
                    }
                }
                case CHORUS -> {
                    strike(track, bar, 0.0, 1.4, 0.22, hand);
                    strike(track, bar, 2.0, 1.4, 0.20, hand);
                    arpeggio(track, bar, 24, 0.20, hand);
                }
                case ENDING -> strike(track, bar, 0.0, 3.8, 0.28, hand);
            }
        }
        return track;
    }

    /** A chord, its notes a few milliseconds apart. */
    private static void strike(
            Track track, int bar, double beat, double beats, double velocity, SplittableRandom hand) {
        Keys keys = new Keys();
        double late = 0.0;
        for (int key : Score.chord(bar)) {
            keys.play(track, at(bar, beat) + late, length(beats), Score.hz(key), touch(hand, velocity));
            late += 0.004 + 0.006 * hand.nextDouble();
        }
    }

    /** The chord in eighths, some semitones up. */
    private static void arpeggio(Track track, int bar, int semitones, double velocity, SplittableRandom hand) {
        Keys keys = new Keys();
        int[] chord = Score.chord(bar);
        for (int eighth = 0; eighth < ARPEGGIO.length; eighth++) {
            double hz = Score.hz(chord[ARPEGGIO[eighth]] + semitones);
            keys.play(track, at(bar, 0.5 * eighth), length(0.9), hz, touch(hand, velocity));
        }
    }

    static Track lead(int sampleRateHz, int frames) {
        Track track = new Track(sampleRateHz, frames);
        Lead lead = new Lead();
        SplittableRandom hand = new SplittableRandom(303);
        for (Note note : Score.melody()) {
            double velocity = Score.section(note.bar()) == Section.CHORUS ? 0.62 : 0.45;
            lead.play(
                    track, note.atSeconds(), length(note.beats() * 0.94), Score.hz(note.key()), touch(hand, velocity));
        }
        Echo.addTo(track, length(0.75), 0.4);
        return track;
    }

    private static double touch(SplittableRandom hand, double velocity) {
        return velocity * (0.92 + 0.16 * hand.nextDouble());
    }

    private static double at(int bar, double beat) {
        return bar * Score.BAR_SECONDS + length(beat);
    }

    private static double length(double beats) {
        return beats * Score.BEAT_SECONDS;
    }
}
