package app.loudcraft.examples.cli;

import app.loudcraft.meter.ProgrammeMeter;

/**
 * A file that has been measured.
 *
 * @param measurement what is printed about it
 * @param meter the meter that has heard all of it, for albums and timelines; 16 bytes for every 100 ms
 */
record MeasuredFile(Measurement measurement, ProgrammeMeter meter) {}
