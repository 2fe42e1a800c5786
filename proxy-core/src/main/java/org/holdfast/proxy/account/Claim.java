package org.holdfast.proxy.account;

import java.time.Duration;
import java.util.Objects;

/** What came of typing a claim code. */
public sealed interface Claim {
    /** One method for each outcome. */
    interface Handler {
        void granted(Granted outcome);

        void refused(Refused outcome);

        void tooMany(TooMany outcome);
    }

    /** Calls the method of the handler that is for this outcome. */
    void dispatch(Handler handler);

    /** The account is an admin now, and that is on disk. */
    record Granted(Account account) implements Claim {
        public Granted {
            Objects.requireNonNull(account, "account");
        }

        @Override
        public void dispatch(Handler handler) {
            handler.granted(this);
        }
    }

    /** A wrong code, or there is none to be claimed; which of them is not said. */
    record Refused() implements Claim {
        @Override
        public void dispatch(Handler handler) {
            handler.refused(this);
        }
    }

    /**
     * Too many tries; nothing was compared.
     *
     * @param retryAfter time until the next try counts; more than zero
     */
    record TooMany(Duration retryAfter) implements Claim {
        public TooMany {
            Objects.requireNonNull(retryAfter, "retryAfter");
        }

        @Override
        public void dispatch(Handler handler) {
            handler.tooMany(this);
        }
    }
}
