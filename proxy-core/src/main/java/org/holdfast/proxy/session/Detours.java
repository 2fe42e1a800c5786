package org.holdfast.proxy.session;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.holdfast.api.Text;
import org.holdfast.proxy.account.AccountService;
import org.holdfast.proxy.account.Creation;
import org.holdfast.proxy.account.NameCheck;

/**
 * What a login is left for: an account by invitation, and a forgotten password. Confined as its {@link Questions} are.
 *
 * <pre>
 *   NAME --new---> INVITATION --> NEW NAME --> CHOOSE --> REPEAT --> (playing)
 *   NAME --reset-> ACCOUNT --> CODE --> CHOOSE --> REPEAT --> NAME
 * </pre>
 */
final class Detours {
    private final Questions questions;
    private final AccountService accounts;
    private final InetAddress address;
    private final Consumer<Text> back;

    /** @param back goes back to the name, with words that say why */
    Detours(Questions questions, AccountService accounts, InetAddress address, Consumer<Text> back) {
        this.questions = questions;
        this.accounts = accounts;
        this.address = address;
        this.back = back;
    }

    /** Makes an account of whoever has an invitation. */
    void byInvitation(Consumer<Creation> then) {
        questions.ask(Text.of("Invitation: "), true, code -> {
            Optional<Duration> wait = accounts.invitations().tooMany(address);
            if (wait.isPresent()) {
                back.accept(Notices.wait(wait.get()));
            } else if (accounts.invitations().isOpen(code)) {
                askNewName(code, then);
            } else {
                back.accept(Text.of("That is no invitation, or it is used up."));
            }
        });
    }

    private void askNewName(String code, Consumer<Creation> then) {
        questions.ask(Text.of("Choose a name: "), false, typed -> {
            NameCheck check = accounts.checkName(typed.strip());
            if (check.usable() && accounts.exists(check.name())) {
                questions.say(Text.of("That name is taken."));
                questions.again();
            } else if (check.usable()) {
                choosePassword(
                        check.name(),
                        (name, password) ->
                                questions.await(accounts.createInvited(code, name, password, address), then, back));
            } else {
                questions.say(Text.plain(check.problem().orElse("")));
                questions.again();
            }
        });
    }

    /** Sends a code to the owner of an account; in the same words whether or not there is one. */
    void forgottenPassword() {
        questions.ask(Text.of("The account's name: "), false, typed -> {
            Optional<Duration> wait = accounts.passwordReset().request(typed.strip(), address);
            if (wait.isPresent()) {
                back.accept(Notices.wait(wait.get()));
                return;
            }
            questions.say(
                    Text.of("If there is such an account with an address, a mail with a code is on its way to it."));
            questions.ask(
                    Notices.CODE,
                    true,
                    code -> choosePassword(
                            typed.strip(),
                            (name, password) -> questions.await(
                                    accounts.passwordReset().reset(name, code, password, address),
                                    account -> back.accept(Text.of("It has another password; log in with it.")),
                                    back)));
        });
    }

    private void choosePassword(String name, BiConsumer<String, String> then) {
        questions.ask(Notices.CHOOSE, true, typed -> {
            Optional<String> problem = accounts.checkPassword(typed, name);
            if (problem.isPresent()) {
                questions.say(Text.plain(problem.get()));
                questions.again();
                return;
            }
            questions.ask(Notices.REPEAT, true, again -> {
                if (again.equals(typed)) {
                    then.accept(name, typed);
                } else {
                    questions.say(Notices.DIFFERENT);
                    choosePassword(name, then);
                }
            });
        });
    }
}
