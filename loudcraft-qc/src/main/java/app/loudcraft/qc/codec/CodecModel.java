package app.loudcraft.qc.codec;

/**
 * What a codec does with its bits, as far as peaks are concerned.
 *
 * @param bitsPerSecond what it has for one channel of two
 * @param cutoffHz above this it keeps nothing
 * @param noiseExponent the power of a band's level that its error follows: 1 for the same distance from the sound in all
 *     bands, 0 for the same error in all
 * @param gain what the encoder multiplies everything by
 */
record CodecModel(double bitsPerSecond, double cutoffHz, double noiseExponent, double gain) {

    // All figures below were chosen to meet the encoders of FFmpeg 5.1, see docs/codec-headroom.md.
    private static final double NOISE_EXPONENT = 0.8;
    private static final double OPUS_SHARE_OF_BITS = 0.8;
    private static final int LOW_KBPS = 128;
    private static final int MIDDLE_KBPS = 192;
    private static final double LOW_CUTOFF_HZ = 16_500.0;
    private static final double MIDDLE_CUTOFF_HZ = 18_500.0;
    private static final double HIGH_CUTOFF_HZ = 20_000.0;

    // LAME turns everything down at these rates, so as not to clip.
    private static final double LAME_LOW_GAIN = 0.95;
    private static final double LAME_MIDDLE_GAIN = 0.97;

    static CodecModel of(LossyCodec codec) {
        double bitsPerSecond = 500.0 * codec.bitRateKbps();
        return new CodecModel(
                codec.format() == LossyFormat.OPUS ? OPUS_SHARE_OF_BITS * bitsPerSecond : bitsPerSecond,
                byRate(codec, LOW_CUTOFF_HZ, MIDDLE_CUTOFF_HZ, HIGH_CUTOFF_HZ),
                NOISE_EXPONENT,
                codec.format() == LossyFormat.MP3 ? byRate(codec, LAME_LOW_GAIN, LAME_MIDDLE_GAIN, 1.0) : 1.0);
    }

    private static double byRate(LossyCodec codec, double low, double middle, double high) {
        if (codec.bitRateKbps() <= LOW_KBPS) {
            return low;
        }
        return codec.bitRateKbps() <= MIDDLE_KBPS ? middle : high;
    }
}
