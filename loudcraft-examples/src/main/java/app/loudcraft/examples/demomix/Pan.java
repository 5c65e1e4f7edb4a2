package app.loudcraft.examples.demomix;

/**
 * A place between the loudspeakers, with constant power.
 *
 * @param left gain of the left channel
 * @param right gain of the right channel
 */
record Pan(double left, double right) {
    static final Pan CENTRE = at(0.0);

    /**
     * @param position -1 is left, 1 is right
     */
    static Pan at(double position) {
        double angle = (position + 1.0) * Math.PI / 4.0;
        return new Pan(StrictMath.cos(angle), StrictMath.sin(angle));
    }
}
