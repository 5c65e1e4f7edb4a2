package app.loudcraft.qc;

/** The ten points of advice on a mix, in their order. */
enum PointId {
    P1("Headroom"),
    P2("Clipping"),
    P3("Limiting on the master bus"),
    P4("Real bit depth"),
    P5("Lossy source"),
    P6("Sample rate"),
    P7("Offset and subsonic sound"),
    P8("Polarity, balance and mono"),
    P9("Head, tail, noise and hum"),
    P10("File format");

    private final String title;

    PointId(String title) {
        this.title = title;
    }

    /** What reports call it. */
    String title() {
        return title;
    }
}
