package org.holdfast.proxy.account;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals what has to be kept as it is: AES-256 in GCM, with a random nonce, and the account's id as additional data, so that
 * what is sealed for one account opens for no other.
 *
 * <p>The key is read, or made, when it is first needed: by {@link #prepare}, which may wait for a disk. None is made while
 * there are accounts that were sealed with one, and none is used that opens none of them: a second key would be one to lose.
 * What went wrong is looked at anew after {@value #LOOK_AGAIN} s, so that a key that is put back is found by a server that
 * runs, and not sooner: a look reads all accounts, and everybody who types a code asks for one. Usable on any thread.
 */
final class Sealing {
    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** Seconds for which a look that failed is not repeated. */
    static final int LOOK_AGAIN = 5;

    /** How many accounts a message names. */
    private static final int NAMED = 20;

    private final KeyPlace place;
    private final AccountRecords records;
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;
    private volatile @Nullable SecretKeySpec key;
    private Optional<Failed> failed = Optional.empty();

    /** A look at the key that failed. */
    private record Failed(SealException why, Instant at) {
        /** Not after a clock was put back, either: nobody knows how long ago it was. */
        boolean isRecent(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plusSeconds(LOOK_AGAIN));
        }
    }

    Sealing(KeyPlace place, AccountRecords records, InstantSource clock) {
        this.place = place;
        this.records = records;
        this.clock = clock;
    }

    /** Has the key at hand; fails at once if that failed just now. Not to be called with a lock held. */
    void prepare() throws SealException {
        if (key == null) {
            look();
        }
    }

    private synchronized void look() throws SealException {
        if (key != null) {
            return;
        }
        Optional<Failed> recent = failed.filter(before -> before.isRecent(clock.instant()));
        if (recent.isPresent()) {
            throw recent.get().why();
        }
        try {
            key = found();
        } catch (SealException e) {
            // When it ended, not when it began: a look at many accounts takes its time.
            failed = Optional.of(new Failed(e, clock.instant()));
            throw e;
        }
    }

    private SecretKeySpec found() throws SealException {
        List<StoredAccount> sealed = withFactor(true);
        try {
            Optional<byte[]> found = place.read();
            if (found.isEmpty() && !sealed.isEmpty()) {
                throw new SealException("there is no " + place + ", and the second factors of "
                        + some(sealed, Account::name) + " were sealed with the key in it." + remedy());
            }
            SecretKeySpec candidate = new SecretKeySpec(found.isPresent() ? found.get() : made(), "AES");
            requireFits(candidate, sealed);
            return candidate;
        } catch (IOException e) {
            throw new SealException(e.getMessage() + "." + remedy());
        }
    }

    /** One that opens is enough: the others are damaged then, and the key is not wrong for everybody because of them. */
    private void requireFits(SecretKeySpec candidate, List<StoredAccount> sealed) throws SealException {
        List<StoredAccount> closed = new ArrayList<>();
        Optional<SealException> first = Optional.empty();
        for (StoredAccount one : sealed) {
            try {
                open(
                        one.more().secondFactor().orElseThrow().secret(),
                        one.account().id(),
                        candidate);
            } catch (SealException e) {
                closed.add(one);
                first = first.or(() -> Optional.of(e));
            }
        }
        if (first.isEmpty()) {
            return;
        }
        if (closed.size() == sealed.size()) {
            throw first.get();
        }
        LOG.error(
                "the key in {} opens other second factors, but not those of the accounts {}: they were sealed with another"
                        + " key, or are damaged. Say 'account second-factor-off' of each, so that its owner can switch on another",
                place,
                some(closed, Account::id));
    }

    /** The accounts with a second factor that is sealed, or is not. Reads them all. */
    List<StoredAccount> withFactor(boolean sealed) {
        List<StoredAccount> those = new ArrayList<>();
        records.forEach((id, doc) -> {
            if (doc.find("secondFactor").isPresent()) {
                StoredAccount stored = StoredAccount.fromDoc(id, doc);
                if (stored.hasSealed() == sealed) {
                    those.add(stored);
                }
            }
        });
        return those;
    }

    private byte[] made() throws SealException {
        byte[] made = new byte[KeyPlace.BYTES];
        random.nextBytes(made);
        try {
            place.keep(made);
        } catch (IOException e) {
            throw new SealException(place + " cannot be made: " + e.getMessage());
        }
        return made;
    }

    private static String some(List<StoredAccount> those, Function<Account, String> called) {
        String some = those.stream()
                .limit(NAMED)
                .map(stored -> called.apply(stored.account()))
                .collect(Collectors.joining(", "));
        return those.size() <= NAMED ? some : some + " and " + (those.size() - NAMED) + " more";
    }

    private static String remedy() {
        return " Put the file back that was kept with the backup; if it is lost, others can be switched on when 'account"
                + " second-factor-off' has been said of each that was sealed with it";
    }

    String seal(String secret, String account) throws SealException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(
                Cipher.ENCRYPT_MODE,
                ready(),
                nonce,
                account,
                ByteBuffer.wrap(secret.getBytes(StandardCharsets.US_ASCII)));
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    String open(String sealed, String account) throws SealException {
        return open(sealed, account, ready());
    }

    private String open(String sealed, String account, SecretKeySpec with) throws SealException {
        byte[] nonce = new byte[NONCE_BYTES];
        try {
            ByteBuffer bytes =
                    ByteBuffer.wrap(Base64.getDecoder().decode(sealed)).get(nonce);
            return new String(run(Cipher.DECRYPT_MODE, with, nonce, account, bytes), StandardCharsets.US_ASCII);
        } catch (RuntimeException e) {
            throw new SealException("the second factor of account " + account + " is damaged." + remedy());
        }
    }

    private SecretKeySpec ready() throws SealException {
        SecretKeySpec prepared = key;
        if (prepared == null) {
            throw new SealException("the key of " + place + " has not been read");
        }
        return prepared;
    }

    private byte[] run(int mode, SecretKeySpec with, byte[] nonce, String account, ByteBuffer input)
            throws SealException {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, with, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(account.getBytes(StandardCharsets.UTF_8));
            byte[] bytes = new byte[input.remaining()];
            input.get(bytes);
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            // Neither the cause nor its words: they say nothing more.
            throw new SealException("the second factor of account " + account
                    + " was sealed with another key than that in " + place + ", or is damaged." + remedy());
        }
    }
}
