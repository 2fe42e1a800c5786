package org.holdfast.proxy.account;

/** Why a secret cannot be sealed or opened, and what to do about it: one line for the operator, without any secret. */
final class SealException extends Exception {
    SealException(String reason) {
        super(reason);
    }
}
