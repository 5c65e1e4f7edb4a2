package app.loudcraft.examples.demomix;

/**
 * A room around the instruments: eight delays that feed each other through a lossless matrix (J.-M. Jot, A. Chaigne,
 * "Digital delay networks for designing artificial reverberators", AES 90th Convention, 1991).
 */
final class Room {
    /** Delays in frames at 48 kHz, mutually prime, 21 to 51 ms. */
    private static final int[] DELAYS_AT_48_KHZ = {1_009, 1_187, 1_381, 1_523, 1_733, 1_951, 2_179, 2_437};

    private static final double DECAY_SECONDS = 1.3;
    private static final double DAMPING = 0.35;
    private static final double PRE_DELAY_SECONDS = 0.018;

    private final double[][] lines = new double[DELAYS_AT_48_KHZ.length][];
    private final double[] gains = new double[lines.length];
    private final double[] damped = new double[lines.length];
    private final double[] out = new double[lines.length];

    private Room(int sampleRateHz) {
        for (int n = 0; n < lines.length; n++) {
            int delay = (int) ((long) DELAYS_AT_48_KHZ[n] * sampleRateHz / 48_000);
            lines[n] = new double[delay];
            gains[n] = StrictMath.pow(0.001, delay / (DECAY_SECONDS * sampleRateHz));
        }
    }

    /** What the room answers to a track, without the track itself. */
    static Track of(Track dry) {
        Room room = new Room(dry.sampleRateHz);
        Track wet = new Track(dry.sampleRateHz, dry.frames());
        int preDelay = dry.frameAt(PRE_DELAY_SECONDS);
        for (int i = preDelay; i < dry.frames(); i++) {
            room.advance(i, dry.left[i - preDelay], dry.right[i - preDelay], wet);
        }
        return wet;
    }

    private void advance(int frame, double leftIn, double rightIn, Track wet) {
        double sum = 0.0;
        for (int n = 0; n < lines.length; n++) {
            double delayed = lines[n][frame % lines[n].length];
            damped[n] += (1.0 - DAMPING) * (delayed - damped[n]);
            out[n] = gains[n] * damped[n];
            sum += out[n];
        }
        double reflected = 2.0 * sum / lines.length;
        double left = 0.0;
        double right = 0.0;
        for (int n = 0; n < lines.length; n++) {
            double in = n % 2 == 0 ? leftIn : rightIn;
            lines[n][frame % lines[n].length] = in + out[n] - reflected;
            double sign = n % 4 < 2 ? 1.0 : -1.0;
            if (n % 2 == 0) {
                left += sign * out[n];
            } else {
                right += sign * out[n];
            }
        }
        wet.add(frame, left, right);
    }
}
