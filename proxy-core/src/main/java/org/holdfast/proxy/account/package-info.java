/**
 * Who may come in, and what they may do: accounts, passwords, roles, throttling, the claim of the first admin.
 *
 * <p>{@link org.holdfast.proxy.account.AccountService} is the way in for everything that has players behind it;
 * {@link org.holdfast.proxy.account.AccountAdmin} for the operator's command line. Accounts are documents behind
 * {@link org.holdfast.proxy.account.AccountRecords}, which somebody else supplies: this package knows no store, no
 * socket and no session.
 *
 * <pre>
 *   verify:  throttle --> queue --> hash (account's or dummy) --> compare --> re-hash if stale --> answer
 *   create:  rules --> throttle --> queue --> hash --> enter under the lock --> on disk --> answer
 *            \__ caller's thread __/ \_________ hashing thread ___________/ \_ the store's thread _/
 * </pre>
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li>An account has a random id, and so has each of its characters. Names are looked up through an index in
 *       memory, so that later an account can be renamed and can have several characters without anything else
 *       noticing. Only the index is held in memory; an account is read from its record each time.
 *   <li>Changes are made under one lock, which is held for the time that a map needs, never for a hash, a listener
 *       or the disk. That the name is free and that it is taken now are one step under it: of two who create one name
 *       at once, one wins. So it is of two names
 *       that look alike ({@link org.holdfast.proxy.account.LookAlikes}), whose index is made when it is first needed.
 *   <li>Unknown names, locked accounts and wrong passwords take one and the same path: one hash is computed, one
 *       failure counted, one answer given. For a name that is nobody's the record and the hash of some account
 *       are read and compared in its stead ({@link org.holdfast.proxy.account.StandIns}), old parameters among them.
 *   <li>Failures are counted for an account <em>and</em> where they came from. Somebody who guesses is slowed down;
 *       the owner, who comes from elsewhere, is not.
 *   <li>Somebody with a thousand addresses gets round that. So failures of a name are counted from wherever they come, too;
 *       but what follows is that answers are held back for some seconds, never that they are refused, and not where the
 *       owner has logged in from before ({@link org.holdfast.proxy.account.Guessing}): a throttle that refuses is a way to
 *       lock an owner out.
 *   <li>The second factor is a step of its own after the password, and asked for whatever the credential. Its secret has to
 *       be kept, so it is sealed with a key that is not where the accounts are ({@link org.holdfast.proxy.account.Sealing}): it
 *       helps against who finds a copy of the store or a backup, not against who has the whole machine. What is random and
 *       typed (recovery codes, application passwords, invitations) is kept as a salted SHA-256, for nobody guesses at 80 bits.
 *   <li>What an owner has shown is compared twice: when it is shown, and in the moment of what was asked for by it, under the
 *       lock ({@link org.holdfast.proxy.account.Owner}). In between lie a hash, the next question and its answer; a password
 *       that was reset meanwhile is not overwritten by who knew the one before.
 *   <li>The hash is kept as named fields, not as a PHC string: the record is a document already, and fields need no
 *       parser of their own.
 *   <li>Argon2id comes from Bouncy Castle's lightweight classes, pure Java: no native library, no security provider
 *       to register. Its memory is allocated for each hash and left to the collector; keeping it would cost
 *       {@code threads * memory} for ever to save what a login every few seconds allocates.
 *   <li>Operators may give an account a name that is refused to players, such as {@code Admin}: the names are refused
 *       because players would pose as the operator.
 * </ul>
 */
@NullMarked
package org.holdfast.proxy.account;

import org.jspecify.annotations.NullMarked;
