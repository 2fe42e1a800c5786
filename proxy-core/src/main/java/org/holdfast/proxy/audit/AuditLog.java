package org.holdfast.proxy.audit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes down who did what. Usable on any thread; does not wait. */
public interface AuditLog {
    /** Takes nothing down: for tests, and where nobody will look. */
    AuditLog NONE = (kind, what, actor, target, detail) -> CompletableFuture.completedFuture(null);

    /**
     * Takes down something that has happened, or is about to.
     *
     * @param what one word in small letters with hyphens, such as {@code login-failed} or {@code role}; what
     *     {@code @audit} finds it by
     * @param target the name of the account or thing that it was done to; empty if there is none, or it is the actor
     * @param detail for people, one line; longer than {@value AuditEntry#MAX_DETAIL} characters it is cut. Never a secret,
     *     nor what might be one
     * @return when it is on disk. Completes exceptionally if it was left out because too much is waiting, or if the store
     *     has failed, either of which has been logged; nobody has to look
     */
    CompletionStage<Void> record(AuditKind kind, String what, Actor actor, String target, String detail);
}
