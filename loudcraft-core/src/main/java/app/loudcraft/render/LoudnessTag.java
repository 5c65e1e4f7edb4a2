package app.loudcraft.render;

/** Ways to write the loudness of a master into its metadata, for players and broadcasters. */
public enum LoudnessTag {
    /**
     * {@code REPLAYGAIN_TRACK_GAIN}, the gain to -18 LUFS, {@code REPLAYGAIN_TRACK_PEAK}, the true peak as a factor, and
     * {@code REPLAYGAIN_REFERENCE_LOUDNESS} (ReplayGain 2.0).
     */
    REPLAY_GAIN,
    /** {@code R128_TRACK_GAIN}, the gain to -23 LUFS in 256ths of a dB (RFC 7845, section 5.2.1). */
    R128,
    /**
     * The loudness fields of a broadcast extension (EBU Tech 3285 version 2), which is made where the mix has none. Where
     * it has one, its fields are filled in without being asked for.
     */
    BROADCAST
}
