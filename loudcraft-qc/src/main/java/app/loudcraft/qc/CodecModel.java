package app.loudcraft.qc;

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

    static CodecModel of(LossyCodec codec) {
        return new CodecModel(500.0 * codec.bitRateKbps(), 20_000.0, 0.7, 1.0);
    }
}
