package app.loudcraft.qc;

import java.util.List;

/** The ten checks of the gate, in their order. */
public enum CheckId {
    /** Integrated loudness against the target's. */
    Q1("Integrated loudness", "0010B"),
    /** True peak against the target's ceiling. */
    Q2("True peak", "0084B"),
    /** Correlation of the channels, and what is lost in mono. */
    Q3("Stereo correlation and mono fold-down", "0124B"),
    /** The long-term spectrum against the genre's. */
    Q4("Spectral balance"),
    /** Peak to loudness and loudness range. */
    Q5("Dynamic range"),
    /** Samples that were cut off. */
    Q6("Clipping", "0005B"),
    /** Channels turned over or late against each other. */
    Q7("Phase coherence", "0012B"),
    /** What is missing at the top, and what should not be at the bottom. */
    Q8("Frequency content"),
    /** Offset, silence, dropouts, clicks, hum, noise. */
    Q9("Signal integrity", "0078B", "0008B", "0057B", "0088B", "0086B"),
    /** The file itself, and what an encoder makes of it. */
    Q10("Delivery format and codec headroom");

    private final String title;
    private final List<String> ebuQcIds;

    CheckId(String title, String... ebuQcIds) {
        this.title = title;
        this.ebuQcIds = List.of(ebuQcIds);
    }

    /** What reports call it. */
    public String title() {
        return title;
    }

    /** Items of the EBU QC catalogue (qc.ebu.io) that it answers; empty where there is none. */
    public List<String> ebuQcIds() {
        return ebuQcIds;
    }
}
