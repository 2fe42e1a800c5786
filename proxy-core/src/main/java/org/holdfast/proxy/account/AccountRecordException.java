package org.holdfast.proxy.account;

/**
 * An account's record cannot be understood. The message, a line for the operator, names the account by its id and the
 * way out; nothing in it or behind it repeats what the record holds.
 */
public final class AccountRecordException extends IllegalStateException {
    AccountRecordException(String message) {
        super(message);
    }
}
