package org.holdfast.proxy.session;

/** What happens when a character is played and its player logs in once more. */
public enum Several {
    /** The newest connection wins; the one before is told and ends. */
    TAKEOVER,
    /** All of them show and play the character. */
    SHARE,
    /** The newest is told that the character is being played, and is back at the login. */
    REFUSE
}
