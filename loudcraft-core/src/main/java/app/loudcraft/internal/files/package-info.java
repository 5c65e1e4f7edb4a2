/**
 * Files that a process which is killed leaves behind, and how the next one gets rid of them.
 *
 * <p>What nobody else needs to find is a {@link app.loudcraft.internal.files.TemporaryFile}: the system takes it away, however
 * the process ends. What must stand under a name is a {@link app.loudcraft.internal.files.ClaimedFile}: its process holds it
 * locked, so that {@link app.loudcraft.internal.files.Leftovers} can tell what is in use from what was left. Not for users
 * of the library: it may change at any time.
 */
package app.loudcraft.internal.files;
