/**
 * The {@code loudcraft} command line: measures files, masters them one by one or as an album,
 * says what mastering would do, tells genres, widens a file by itself, lists delivery targets, and makes a demo.
 *
 * <p>{@link app.loudcraft.examples.cli.Loudcraft} is the program; every command is a class of its own. All figures are
 * printed alike in every locale. A command reads files as streams, so memory does not grow with their length.
 *
 * <pre>{@code
 * int exitCode = Loudcraft.commandLine().execute("measure", "--json", "mix.wav");
 * }</pre>
 *
 * <p>Exit codes: 0 done, 1 failed (with one line on the error stream), 2 wrong usage. {@code measure},
 * {@code master}, {@code plan} and {@code album} may work on several threads, which changes no result.
 */
package app.loudcraft.examples.cli;
