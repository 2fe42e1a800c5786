package org.holdfast.proxy;

import org.holdfast.proxy.account.Postman;
import org.holdfast.proxy.mail.Mailer;

/** Sends the accounts' mail. */
record MailingPostman(Mailer mailer) implements Postman {
    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public void send(String to, String subject, String text) {
        mailer.send(to, subject, text);
    }
}
