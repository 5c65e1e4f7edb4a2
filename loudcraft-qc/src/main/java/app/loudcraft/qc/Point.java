package app.loudcraft.qc;

import app.loudcraft.report.QualityCheck;

/** One of the ten points of advice: judges what was heard of a mix. Stateless and thread-safe. */
interface Point {

    /** What it says of this mix. */
    QualityCheck judge(HeardMix mix);
}
