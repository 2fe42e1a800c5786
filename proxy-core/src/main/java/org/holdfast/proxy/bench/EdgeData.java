package org.holdfast.proxy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.holdfast.api.SessionInfo;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.AccountAdmin;
import org.holdfast.proxy.account.AccountException;
import org.holdfast.proxy.account.AccountOptions;
import org.holdfast.proxy.account.AccountRecords;
import org.holdfast.proxy.account.AccountService;
import org.holdfast.proxy.account.Role;
import org.holdfast.proxy.store.Durability;
import org.holdfast.proxy.store.Store;
import org.holdfast.proxy.store.StoreException;
import org.holdfast.proxy.store.StoreOptions;

/** A data directory with players in it, each of whom has an account and a body; the first is an admin. */
final class EdgeData {
    static final String PASSWORD = "a-bench-for-everybody";

    /** Without m and w, which look like rn and vv: names that look alike are refused. */
    private static final String LETTERS = "abcdefghijklnopqrstuvxyz";

    private static final int LETTERS_IN_A_NAME = 4;

    private EdgeData() {}

    /** @param crowd how many of them stand in one room; the others are alone in theirs */
    static void fill(Path data, int players, int crowd, Function<Store, AccountRecords> asAccounts)
            throws IOException, StoreException {
        Path directory = Files.createDirectories(data.resolve("store"));
        try (Store store = Store.open(StoreOptions.of(directory).withDurability(Durability.RELAXED));
                AccountService accounts = new AccountService(
                        asAccounts.apply(store), new AccountOptions(8, 1, 0, 0, true), Clock.systemUTC())) {
            AccountAdmin admin = new AccountAdmin(accounts);
            List<SessionInfo> sessions = new ArrayList<>();
            for (int i = 0; i < players; i++) {
                Account account = admin.create(name(i), i == 0 ? Role.ADMIN : Role.PLAYER, PASSWORD);
                sessions.add(BenchWorld.player(account.characters().get(0).id(), account.name()));
            }
            new BenchWorld(10 * players, crowd, sessions).fill(store);
        } catch (AccountException e) {
            throw new IllegalStateException("an account could not be made", e);
        }
    }

    /** Names have letters only. */
    static String name(int number) {
        StringBuilder name = new StringBuilder("Bench");
        int left = number;
        for (int i = 0; i < LETTERS_IN_A_NAME; i++) {
            name.append(LETTERS.charAt(left % LETTERS.length()));
            left /= LETTERS.length();
        }
        return name.toString();
    }
}
