package org.holdfast.proxy.host;

import java.util.function.Consumer;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.SessionOutput.ShownTurn;

/**
 * What one module says to another. There is one module so far: it can write to itself. Usable on any thread.
 *
 * @param name of the module
 * @param post takes messages to it
 */
record ModuleMail(String name, Consumer<ToModule> post) {
    /** Delivers what a turn sent, which may be seen now. */
    void deliver(ShownTurn turn) {
        if (turn.failed()
                && turn.message().orElse(null) instanceof ToModule.Called called
                && called.from().equals(name)) {
            post.accept(new ToModule.CallFailed(called.call(), "it failed"));
        }
        for (FromModule message : turn.output()) {
            if (message instanceof FromModule.Send send && send.module().equals(name)) {
                post.accept(new ToModule.Sent(name, send.body()));
            } else if (message instanceof FromModule.Call call) {
                post.accept(
                        call.module().equals(name)
                                ? new ToModule.Called(name, call.call(), call.body())
                                : new ToModule.CallFailed(call.call(), "there is no module '" + call.module() + "'"));
            } else if (message instanceof FromModule.Answer answer
                    && answer.to().equals(name)) {
                post.accept(new ToModule.Reply(answer.call(), answer.body()));
            }
        }
    }
}
