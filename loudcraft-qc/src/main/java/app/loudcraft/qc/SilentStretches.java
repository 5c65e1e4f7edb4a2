package app.loudcraft.qc;

import java.util.List;

/** Finds where sound stops for a while and comes back. */
final class SilentStretches {

    private final int pieceFrames;
    private final int shortestPieces;
    private final Places places = new Places(0);
    private long pieces;
    private long silentSince;
    private boolean heard;

    /**
     * @param pieceFrames frames of a piece
     * @param shortestPieces silent pieces that are worth telling
     */
    SilentStretches(int pieceFrames, int shortestPieces) {
        this.pieceFrames = pieceFrames;
        this.shortestPieces = shortestPieces;
    }

    /** Adds the next piece. */
    void add(boolean silent) {
        if (!silent) {
            if (heard && pieces - silentSince >= shortestPieces) {
                long start = silentSince * pieceFrames;
                places.add(start, pieces * pieceFrames, pieces * (double) pieceFrames - start);
            }
            heard = true;
            silentSince = pieces + 1;
        }
        pieces++;
    }

    /** Silences between sounds; measured is their length in frames. */
    List<Place> places() {
        return places.list();
    }
}
