package app.loudcraft.examples.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in one line for people why something failed. */
final class Failures {
    private Failures() {}

    static String line(Throwable failure) {
        return "loudcraft: " + reason(failure).strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    private static String reason(Throwable failure) {
        if (failure instanceof FileSystemException file && file.getReason() == null) {
            return file.getFile() + ": " + kind(file);
        }
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }

    /** What the system said nothing about but the class of the exception tells. */
    private static String kind(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "there is a file of this name already";
        }
        if (failure instanceof NotDirectoryException) {
            return "this is not a folder";
        }
        return failure.getClass().getSimpleName().replace("Exception", "");
    }
}
