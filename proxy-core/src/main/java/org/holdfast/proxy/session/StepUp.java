package org.holdfast.proxy.session;

import org.holdfast.api.Text;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.AccountService;
import org.holdfast.proxy.account.OwnAccount;
import org.holdfast.proxy.account.Proof;

/**
 * Asks a player for what staff have to show, and was not shown at the login: the account's password, and a code if the account
 * has a second factor; if it has none and needs one, that is switched on. Then the session has what was withheld
 * ({@link Trust}).
 *
 * <pre>
 *   PASSWORD --right--> [CODE, or ENROLMENT] --right--> (playing, as staff)
 *       '------wrong------------'------wrong---> (playing, as before)
 * </pre>
 */
final class StepUp {
    private final AccountDialogue dialogue;
    private final Runnable then;

    private StepUp(AccountDialogue dialogue, Runnable then) {
        this.dialogue = dialogue;
        this.then = then;
    }

    /** @param then what to do as staff; called when the player plays again */
    static void begin(Session session, Connection from, Runnable then) {
        from.screen().show(Text.of("<notice>That waits for what staff have to show.</notice>"));
        AccountDialogue.confirmed(session, from, dialogue -> new StepUp(dialogue, then).passwordShown());
    }

    private void passwordShown() {
        AccountService accounts = dialogue.accounts();
        Account account = dialogue.account();
        boolean hasFactor = accounts.own()
                .details(account)
                .filter(OwnAccount.Details::secondFactor)
                .isPresent();
        if (hasFactor) {
            dialogue.askCode(code -> accounts.secondFactors().confirm(account, code, dialogue.owner()), this::finish);
        } else if (accounts.needsSecondFactor(account)) {
            dialogue.questions().say(Notices.SECOND_FACTOR_NEEDED);
            new SecondStep(dialogue.questions(), accounts.secondFactors())
                    .enrol(
                            account,
                            dialogue.owner(),
                            () -> finish(dialogue.shown().withCode()),
                            dialogue::end);
        } else {
            finish(dialogue.shown());
        }
    }

    private void finish(Proof proof) {
        // While the player was asked, the account may have got another password.
        if (!dialogue.stillHolds(proof)) {
            return;
        }
        dialogue.connection().proven(proof);
        dialogue.session().proofsChanged();
        dialogue.end(Text.of("You have what staff have."));
        then.run();
    }
}
