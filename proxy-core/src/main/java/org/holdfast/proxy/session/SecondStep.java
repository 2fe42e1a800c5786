package org.holdfast.proxy.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.holdfast.api.Text;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.Enrolment;
import org.holdfast.proxy.account.Owner;
import org.holdfast.proxy.account.SecondFactors;

/** The questions about second factors, at login and in the game. Confined as its {@link Questions} are. */
final class SecondStep {
    /** Wrong codes, after which the secret is thrown away. */
    private static final int MOST_TRIES = 5;

    private static final int CODES_IN_A_LINE = 2;

    private final Questions questions;
    private final SecondFactors factors;

    SecondStep(Questions questions, SecondFactors factors) {
        this.questions = questions;
        this.factors = factors;
    }

    /** Shows a secret, asks for a code of it, then shows the recovery codes. */
    void enrol(Account account, Owner by, Runnable then, Consumer<Text> failed) {
        Enrolment enrolment = factors.begin(account);
        questions.say(Text.lines(List.of(
                Text.of("Put this secret into an authenticator; it is not shown again:"),
                Text.of("  <value>{}</value>", enrolment.secret()),
                Text.of("  <value>{}</value>", enrolment.link()))));
        askFirst(account, by, enrolment, MOST_TRIES, then, failed);
    }

    private void askFirst(
            Account account, Owner by, Enrolment enrolment, int tries, Runnable then, Consumer<Text> failed) {
        questions.ask(
                Notices.CODE,
                true,
                code -> questions.await(
                        factors.enrol(account, enrolment, code, by),
                        codes -> {
                            if (codes.isPresent()) {
                                showRecovery(codes.get(), then);
                            } else if (tries > 1) {
                                questions.say(Notices.WRONG_CODE);
                                askFirst(account, by, enrolment, tries - 1, then, failed);
                            } else {
                                failed.accept(Notices.WRONG_CODE);
                            }
                        },
                        failed));
    }

    private void showRecovery(List<String> codes, Runnable then) {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of("The second factor is on. For when the authenticator is lost, each of these works once in its"
                + " place; they are not shown again:"));
        for (int i = 0; i < codes.size(); i += CODES_IN_A_LINE) {
            List<String> some = codes.subList(i, Math.min(i + CODES_IN_A_LINE, codes.size()));
            lines.add(Text.of("  <value>{}</value>", String.join("   ", some)));
        }
        questions.say(Text.lines(lines));
        questions.ask(Text.of("Press Enter when you have kept them. "), false, line -> then.run());
    }
}
