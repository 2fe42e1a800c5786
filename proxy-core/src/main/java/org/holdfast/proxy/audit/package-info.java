/**
 * Who did what, when, and from where: logins, changes of accounts, what staff did, what players reported. Kept in the store,
 * so it survives what the game survives, and searched in the game with {@code @audit}.
 *
 * <pre>
 *   record: entry --> bounded queue --> audit thread: put it, delete the oldest beyond the bounds --> on disk
 *   search:                             audit thread: walk the entries, keep the newest that match
 * </pre>
 *
 * <p>{@link org.holdfast.proxy.audit.AuditLog} is all that others see when they have something to record. This package
 * knows no store: {@link org.holdfast.proxy.audit.AuditRecords} is supplied.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li>Each {@link org.holdfast.proxy.audit.AuditKind} is bounded by itself. Anybody can cause entries about failed logins;
 *       they push out older ones of their kind, and never what staff did.
 *   <li>No secret is ever in an entry: there is no place for one. A name that is nobody's is left out, for it may be a
 *       password in the wrong place.
 *   <li>When the disk stands still the queue fills; logins stop being recorded at half of it, everything else when it
 *       is full. What was left out is counted and said in the server's log.
 *   <li>The time of an entry is that of its recording, to the millisecond; its place among those of its kind is a number
 *       counted up, so a clock that is set back changes neither the order nor what is oldest.
 * </ul>
 */
@NullMarked
package org.holdfast.proxy.audit;

import org.jspecify.annotations.NullMarked;
