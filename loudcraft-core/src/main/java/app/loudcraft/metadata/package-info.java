/**
 * What an audio file says beside its audio: text, pictures, broadcast data and chunks of other programs.
 *
 * <p>{@link app.loudcraft.metadata.AudioMetadata} is the same for all containers. {@linkplain app.loudcraft.metadata.Tag Tags}
 * and {@linkplain app.loudcraft.metadata.Picture pictures} go from each container to every other. {@linkplain
 * app.loudcraft.metadata.Chunk Chunks}, whose bytes nobody here interprets, stay in their own family of containers. What
 * cannot be carried is listed as an {@link app.loudcraft.metadata.Omission}, so that a report can tell.
 *
 * <table>
 * <caption>Where it is stored</caption>
 * <tr><th>what</th><th>WAV</th><th>FLAC</th><th>AIFF</th></tr>
 * <tr><td>tags</td><td>LIST INFO, and an ID3v2.4 chunk for what that has no place for</td><td>Vorbis comment</td>
 *     <td>NAME, AUTH, (c), ANNO, and an ID3v2.4 chunk likewise</td></tr>
 * <tr><td>pictures</td><td>ID3v2.4 chunk</td><td>PICTURE blocks</td><td>ID3v2.4 chunk</td></tr>
 * <tr><td>broadcast extension</td><td>bext</td><td>-</td><td>-</td></tr>
 * <tr><td>cue sheets, data of applications</td><td>-</td><td>as they were</td><td>-</td></tr>
 * </table>
 *
 * <pre>{@code
 * AudioMetadata metadata = AudioMetadata.EMPTY
 *         .withTag(Tag.TITLE, "Morning")
 *         .withTag(Tag.ISRC, "DEA012600001");
 * }</pre>
 *
 * <p>Cost: memory for what is held, once. All types are immutable and thread-safe.
 */
package app.loudcraft.metadata;
