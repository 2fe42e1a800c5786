package org.holdfast.proxy.backup;

/** Why a backup could not be written, in one line for staff that names the remedy where there is one. */
public final class BackupException extends Exception {
    public BackupException(String message, Throwable cause) {
        super(message, cause);
    }
}
