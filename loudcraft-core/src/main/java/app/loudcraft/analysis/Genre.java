package app.loudcraft.analysis;

/** The kinds of programme that mastering treats differently. */
public enum Genre {
    POP("pop"),
    ROCK("rock"),
    METAL("metal"),
    HIP_HOP("hip-hop"),
    RNB_SOUL("R&B, soul"),
    ELECTRONIC("electronic"),
    AMBIENT("ambient"),
    JAZZ_BLUES("jazz, blues"),
    FOLK_COUNTRY("folk, country"),
    CLASSICAL("classical"),
    REGGAE("reggae"),
    LATIN("Latin"),
    SPEECH("speech");

    private final String label;

    Genre(String label) {
        this.label = label;
    }

    /** A name for people, such as {@code hip-hop}. */
    @Override
    public String toString() {
        return label;
    }
}
