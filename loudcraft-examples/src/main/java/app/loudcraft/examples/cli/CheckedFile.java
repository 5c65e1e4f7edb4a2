package app.loudcraft.examples.cli;

import app.loudcraft.report.QualityReport;
import java.nio.file.Path;

/**
 * A file that the quality gate has judged.
 *
 * @param file its path as it was given
 * @param report the judgement
 */
record CheckedFile(Path file, QualityReport report) {}
