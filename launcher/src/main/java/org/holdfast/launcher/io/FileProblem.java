package org.holdfast.launcher.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says what is wrong with a file in words for an operator; the JDK says it by the name of a class. */
public final class FileProblem {
    private FileProblem() {}

    /**
     * A phrase to follow "cannot read FILE: "; it does not name the file that the caller named.
     *
     * @param problem an {@link IOException}, or one in an {@link UncheckedIOException} as streams throw it
     */
    public static String why(Exception problem) {
        Throwable inner = problem.getCause();
        if (problem instanceof UncheckedIOException && inner instanceof IOException file) {
            return why(file);
        }
        if (problem instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof NotDirectoryException) {
            return "it is no directory";
        }
        if (problem instanceof FileSystemLoopException) {
            return "its links go in a circle";
        }
        if (problem instanceof CharacterCodingException) {
            return "it is no UTF-8 text";
        }
        String reason = problem instanceof FileSystemException file ? file.getReason() : problem.getMessage();
        return reason == null || reason.isBlank() ? "input or output failed" : reason;
    }
}
