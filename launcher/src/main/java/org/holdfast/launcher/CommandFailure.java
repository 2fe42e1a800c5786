package org.holdfast.launcher;

/** Why a command ends without success: one line for the operator and the exit code. */
final class CommandFailure extends Exception {
    private final int exitCode;

    private CommandFailure(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** The server, or the command's work, could not begin. */
    static CommandFailure cannotStart(Throwable cause) {
        return new CommandFailure(2, String.valueOf(cause.getMessage()), cause);
    }

    /** It began and was refused. */
    static CommandFailure refused(Throwable cause) {
        return new CommandFailure(1, String.valueOf(cause.getMessage()), cause);
    }

    int exitCode() {
        return exitCode;
    }
}
