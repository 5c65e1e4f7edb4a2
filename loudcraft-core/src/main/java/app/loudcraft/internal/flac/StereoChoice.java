package app.loudcraft.internal.flac;

/** Which two of left, right, middle and side are stored, in which order, and how a header says that. */
enum StereoChoice {
    LEFT_RIGHT(StereoChoice.LEFT, StereoChoice.RIGHT, 1),
    LEFT_AND_SIDE(StereoChoice.LEFT, StereoChoice.SIDE, FrameHeader.LEFT_SIDE),
    SIDE_AND_RIGHT(StereoChoice.SIDE, StereoChoice.RIGHT, FrameHeader.SIDE_RIGHT),
    MID_AND_SIDE(StereoChoice.MID, StereoChoice.SIDE, FrameHeader.MID_SIDE);

    static final int LEFT = 0;
    static final int RIGHT = 1;
    static final int MID = 2;
    static final int SIDE = 3;

    private final int first;
    private final int second;
    private final int channelCode;

    StereoChoice(int first, int second, int channelCode) {
        this.first = first;
        this.second = second;
        this.channelCode = channelCode;
    }

    /** The channel that is stored first, {@link #LEFT} to {@link #SIDE}. */
    int first() {
        return first;
    }

    /** The channel that is stored behind it. */
    int second() {
        return second;
    }

    int channelCode() {
        return channelCode;
    }

    /** The choice that takes least, the first of them where several do. */
    static StereoChoice fewest(double leftRight, double leftSide, double sideRight, double midSide) {
        StereoChoice best = LEFT_RIGHT;
        double least = leftRight;
        if (leftSide < least) {
            best = LEFT_AND_SIDE;
            least = leftSide;
        }
        if (sideRight < least) {
            best = SIDE_AND_RIGHT;
            least = sideRight;
        }
        return midSide < least ? MID_AND_SIDE : best;
    }

    /** The choice by the second differences of all four: the bits of a residual go by the logarithm of its size. */
    static StereoChoice estimate(int[] left, int[] right, int frames) {
        double leftSum = 1.0;
        double rightSum = 1.0;
        double midSum = 1.0;
        double sideSum = 1.0;
        for (int i = 2; i < frames; i++) {
            long l = left[i] - 2L * left[i - 1] + left[i - 2];
            long r = right[i] - 2L * right[i - 1] + right[i - 2];
            leftSum += Math.abs(l);
            rightSum += Math.abs(r);
            midSum += Math.abs(l + r >> 1);
            sideSum += Math.abs(l - r);
        }
        return fewest(leftSum * rightSum, leftSum * sideSum, sideSum * rightSum, midSum * sideSum);
    }
}
