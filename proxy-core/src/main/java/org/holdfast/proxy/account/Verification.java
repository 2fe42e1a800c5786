package org.holdfast.proxy.account;

import java.time.Duration;
import java.util.Objects;

/** What came of checking a name and a credential. */
public sealed interface Verification {
    /** One method for each outcome. */
    interface Handler {
        void verified(Verified outcome);

        void refused(Refused outcome);

        void tooMany(TooMany outcome);

        void busy(Busy outcome);

        void banned(Banned outcome);

        void codeNeeded(CodeNeeded outcome);

        void enrolmentNeeded(EnrolmentNeeded outcome);
    }

    /** Calls the method of the handler that is for this outcome. */
    void dispatch(Handler handler);

    /**
     * They belong together, and the account may log in.
     *
     * @param proof what was shown: whoever lets staff do what they are trusted with asks {@link AccountService#withholds}
     */
    record Verified(Account account, Proof proof) implements Verification {
        public Verified {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(proof, "proof");
        }

        @Override
        public void dispatch(Handler handler) {
            handler.verified(this);
        }
    }

    /** No such name, a wrong credential, or a locked account; which of them is not said. */
    record Refused() implements Verification {
        @Override
        public void dispatch(Handler handler) {
            handler.refused(this);
        }
    }

    /**
     * Too many tries; nothing was checked.
     *
     * @param retryAfter time until the next try counts; more than zero
     */
    record TooMany(Duration retryAfter) implements Verification {
        public TooMany {
            Objects.requireNonNull(retryAfter, "retryAfter");
        }

        @Override
        public void dispatch(Handler handler) {
            handler.tooMany(this);
        }
    }

    /** They belong together, but the account is kept out. */
    record Banned(Ban ban) implements Verification {
        public Banned {
            Objects.requireNonNull(ban, "ban");
        }

        @Override
        public void dispatch(Handler handler) {
            handler.banned(this);
        }
    }

    /** They belong together; {@link SecondFactors#verify} goes on. */
    record CodeNeeded(Halfway halfway) implements Verification {
        @Override
        public void dispatch(Handler handler) {
            handler.codeNeeded(this);
        }
    }

    /** They belong together, and the account has no second factor, which it needs; {@link SecondFactors#enrol} goes on. */
    record EnrolmentNeeded(Halfway halfway) implements Verification {
        @Override
        public void dispatch(Handler handler) {
            handler.enrolmentNeeded(this);
        }
    }

    /** More logins are waiting than will ever be answered in time; nothing was checked. */
    record Busy() implements Verification {
        @Override
        public void dispatch(Handler handler) {
            handler.busy(this);
        }
    }
}
