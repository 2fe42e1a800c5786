package org.holdfast.proxy.account;

/** Why an account cannot be changed, in words for staff or the operator; names no name and no secret. */
public final class AccountException extends Exception {
    public AccountException(String message) {
        super(message);
    }
}
