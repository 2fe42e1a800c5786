package org.holdfast.proxy.account;

import java.time.Duration;
import java.util.Objects;

/** What came of creating an account. */
public sealed interface Creation {
    /** One method for each outcome. */
    interface Handler {
        void created(Created outcome);

        void rejected(Rejected outcome);

        void tooMany(TooMany outcome);

        void busy(Busy outcome);

        void enrolmentNeeded(EnrolmentNeeded outcome);
    }

    /** Calls the method of the handler that is for this outcome. */
    void dispatch(Handler handler);

    /**
     * The account is there and on disk.
     *
     * @param proof what its owner has shown by choosing the password
     */
    record Created(Account account, Proof proof) implements Creation {
        public Created {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(proof, "proof");
        }

        @Override
        public void dispatch(Handler handler) {
            handler.created(this);
        }
    }

    /** Likewise, but everybody has to have a second factor here; {@link SecondFactors#enrol} goes on. */
    record EnrolmentNeeded(Halfway halfway) implements Creation {
        @Override
        public void dispatch(Handler handler) {
            handler.enrolmentNeeded(this);
        }
    }

    /**
     * The rules say no, or somebody else has the name.
     *
     * @param reason a sentence for the player; repeats neither name nor password
     */
    record Rejected(String reason) implements Creation {
        public Rejected {
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public void dispatch(Handler handler) {
            handler.rejected(this);
        }
    }

    /**
     * Too many new accounts from there.
     *
     * @param retryAfter time until the next try counts; more than zero
     */
    record TooMany(Duration retryAfter) implements Creation {
        public TooMany {
            Objects.requireNonNull(retryAfter, "retryAfter");
        }

        @Override
        public void dispatch(Handler handler) {
            handler.tooMany(this);
        }
    }

    /** More logins are waiting than will ever be answered in time; nothing was created. */
    record Busy() implements Creation {
        @Override
        public void dispatch(Handler handler) {
            handler.busy(this);
        }
    }
}
