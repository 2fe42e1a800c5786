package org.holdfast.proxy.account;

/** Turns a password into bytes from which it cannot be had back; slowly, on purpose. */
@FunctionalInterface
interface HashFunction {
    /** Neither changes nor keeps its arguments. Usable on any thread, several at a time. */
    byte[] hash(byte[] password, byte[] salt, HashParameters parameters);
}
