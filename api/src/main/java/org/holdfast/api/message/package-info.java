/**
 * The two alphabets of a module's port: {@link org.holdfast.api.message.ToModule} and
 * {@link org.holdfast.api.message.FromModule}.
 *
 * <p>Messages are immutable, validated in their constructors, and carry ids, never live objects. Both alphabets are
 * sealed and dispatched through a handler with one abstract method for each message: when a message is added, code
 * that does not handle it stops compiling.
 */
package org.holdfast.api.message;
