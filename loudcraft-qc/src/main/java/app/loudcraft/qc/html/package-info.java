/**
 * Reports for people to look at: one HTML file with the verdict, the checks and their places, interactive timelines,
 * spectrum, image, and players.
 *
 * <pre>{@code
 * QualityReport quality = QualityGate.builder().build().check(file, DeliveryTarget.SPOTIFY);
 * HtmlReport.ofCheck(ReportAudio.of(file), quality, DeliveryTarget.SPOTIFY, Optional.empty())
 *         .write(Path.of("report.html"));
 * }</pre>
 *
 * <p>A page is self-contained: styles, scripts, charts and pictures are in it, and its policy forbids everything from
 * elsewhere but the audio files beside it. It is written whole or not at all. Cost: one more reading of each programme, at
 * some hundred times real time; a page of a song has less than 1 MB.
 *
 * <p>Everything here is immutable and may be shared between threads.
 */
package app.loudcraft.qc.html;
