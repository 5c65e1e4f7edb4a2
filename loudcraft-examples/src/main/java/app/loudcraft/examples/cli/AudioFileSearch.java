package app.loudcraft.examples.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds the files that the arguments of a command mean: a file is itself, a folder is every audio file in it and below.
 *
 * <p>In folders the name decides what is an audio file. Links to files count, links to folders are not followed, so that
 * none can lead round in a circle; a folder that is named by an argument may be a link itself.
 */
final class AudioFileSearch {

    private static final Set<String> EXTENSIONS =
            Set.of(".wav", ".wave", ".bwf", ".rf64", ".bw64", ".w64", ".flac", ".aif", ".aiff", ".aifc");

    private final List<Path> files = new ArrayList<>();
    private final Consumer<IOException> failures;

    private AudioFileSearch(Consumer<IOException> failures) {
        this.failures = failures;
    }

    /**
     * The files in the order of the arguments, those of a folder in the order of their paths.
     *
     * @param failures hears of folders that hold no audio file or cannot be read
     */
    static List<Path> find(List<Path> arguments, Consumer<IOException> failures) {
        AudioFileSearch search = new AudioFileSearch(failures);
        for (Path argument : arguments) {
            if (Files.isDirectory(argument)) {
                search.addFolder(argument);
            } else {
                search.files.add(argument);
            }
        }
        return search.files;
    }

    private void addFolder(Path folder) {
        List<Path> found = new ArrayList<>();
        try {
            Path real = folder.toRealPath();
            Files.walkFileTree(real, new Visitor(file -> found.add(folder.resolve(real.relativize(file)))));
        } catch (IOException unreadable) {
            failures.accept(unreadable);
        }
        if (found.isEmpty()) {
            failures.accept(new FileSystemException(folder.toString(), null, "there is no audio file in this folder"));
        }
        found.sort(null);
        files.addAll(found);
    }

    private static boolean isNamedAudio(Path file) {
        String name = file.getFileName().toString();
        String extension = name.substring(Math.max(0, name.lastIndexOf('.')));
        return EXTENSIONS.contains(extension.toLowerCase(Locale.ROOT));
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        private final Consumer<Path> found;

        private Visitor(Consumer<Path> found) {
            this.found = found;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            // A link that leads nowhere is handed on, to be complained of.
            if (isNamedAudio(file) && (Files.isRegularFile(file) || Files.notExists(file))) {
                found.accept(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            failures.accept(unreadable);
            return FileVisitResult.CONTINUE;
        }
    }
}
