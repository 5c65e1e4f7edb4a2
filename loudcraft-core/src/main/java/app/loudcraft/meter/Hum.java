package app.loudcraft.meter;

/**
 * Mains hum in the quiet parts of a programme.
 *
 * @param fundamentalHz 50 or 60 Hz, as measured
 * @param levelDbfs level of all its lines together; 0 dB is a full-scale sine
 * @param harmonics lines that stand out by 10 dB or more, the fundamental included
 */
public record Hum(double fundamentalHz, double levelDbfs, int harmonics) {}
