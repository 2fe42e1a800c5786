package org.holdfast.proxy.account;

/** Sends mail to players. Usable on any thread; does not wait. */
public interface Postman {
    /** There is no mail. */
    Postman NONE = new Postman() {
        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public void send(String to, String subject, String text) {
            throw new IllegalStateException("no mail server is configured");
        }
    };

    /** Whether mail can be sent at all. */
    boolean isThere();

    /** Sends a mail some time, or logs why it cannot be sent; never what it says, nor to whom. */
    void send(String to, String subject, String text);
}
