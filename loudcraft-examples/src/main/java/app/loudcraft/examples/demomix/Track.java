package app.loudcraft.examples.demomix;

/** Two channels of the demo mix into which notes are added. */
final class Track {
    final int sampleRateHz;
    final double[] left;
    final double[] right;

    Track(int sampleRateHz, int frames) {
        this.sampleRateHz = sampleRateHz;
        this.left = new double[frames];
        this.right = new double[frames];
    }

    int frames() {
        return left.length;
    }

    /** The frame at a time from the start. */
    int frameAt(double seconds) {
        return (int) Math.round(seconds * sampleRateHz);
    }

    /** Adds one frame; what lies outside the track is dropped. */
    void add(int frame, double leftSample, double rightSample) {
        if (frame >= 0 && frame < left.length) {
            left[frame] += leftSample;
            right[frame] += rightSample;
        }
    }

    /** Adds another track of the same length. */
    void add(Track other, double gain) {
        for (int i = 0; i < left.length; i++) {
            left[i] += gain * other.left[i];
            right[i] += gain * other.right[i];
        }
    }
}
