package org.holdfast.proxy.account;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.api.Doc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.holdfast.proxy.account.Accounts.PASSWORD;

class GoneCharactersTest {
    private final Accounts accounts = new Accounts(Accounts.UNLIMITED);
    private final GoneCharacters gone = accounts.service.goneCharacters();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        accounts.close();
    }

    private Account withTwo() {
        Account nova = accounts.create("Nova");
        return Accounts.await(accounts.service.addCharacter(nova.id(), "Vega"));
    }

    /** What a process knows that starts with what is on disk now. */
    private GoneCharacters afterAStart() {
        AccountRecords records = accounts.records;
        HashPool pool = new HashPool(1, 8);
        pool.close();
        GoneCharacters read = new GoneCharacters(accounts.goneCharacters, pool);
        var unused = new AccountBook(records, new FreedNames(Records.NONE, accounts.clock), read);
        return read;
    }

    @Test
    void allCharactersOfADeletedAccountAreGone() {
        Account nova = withTwo();
        gone.onGone(heard::add);
        Accounts.await(accounts.service.own().delete(nova, Optional.empty()));
        List<String> ids = nova.characters().stream().map(CharacterRef::id).toList();
        assertThat(heard).containsExactlyElementsOf(ids);
        assertThat(afterAStart().untold()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void soIsOneThatIsDeletedAloneAndTheOthersAreNot() {
        Account nova = withTwo();
        gone.onGone(heard::add);
        String vega = nova.characters().get(1).id();
        Accounts.await(accounts.service.deleteCharacter(nova.id(), vega));
        assertThat(heard).containsExactly(vega);
        assertThat(afterAStart().untold()).containsExactly(vega);
    }

    @Test
    void aDeletionByTheOperatorIsFoundByTheNextStart() throws AccountException {
        AccountAdmin admin = new AccountAdmin(accounts.service);
        Account nova = admin.create("Nova", Role.PLAYER, PASSWORD);
        admin.delete("nova");
        assertThat(afterAStart().untold())
                .containsExactly(nova.characters().get(0).id());
    }

    @Test
    void nobodyIsToldBeforeTheDeletionIsOnDisk() {
        Account nova = accounts.create("Nova");
        gone.onGone(heard::add);
        accounts.records.hold();
        var deleting = accounts.service.own().delete(nova, Optional.empty()).toCompletableFuture();
        await().atMost(30, SECONDS).until(() -> accounts.records.held() == 1);
        assertThat(heard).isEmpty();
        assertThat(accounts.goneCharacters.find(nova.characters().get(0).id()))
                .as("written before")
                .isPresent();
        accounts.records.release();
        Accounts.await(deleting);
        assertThat(heard).hasSize(1);
    }

    @Test
    void aCrashBetweenTheTwoRecordsLeavesTheCharacterWhereItWas() {
        Account nova = accounts.create("Nova");
        String id = nova.characters().get(0).id();
        accounts.goneCharacters.put(id, Doc.Obj.EMPTY);
        assertThat(afterAStart().untold()).isEmpty();
        assertThat(accounts.goneCharacters.find(id)).isEmpty();
    }

    @Test
    void whoWasToldOfIsCrossedOffAndCanBeToldOfAgain() {
        Account nova = accounts.create("Nova");
        String id = nova.characters().get(0).id();
        Accounts.await(accounts.service.own().delete(nova, Optional.empty()));
        gone.told(id);
        await().atMost(30, SECONDS).until(() -> accounts.goneCharacters.find(id).isEmpty());
        assertThat(afterAStart().untold()).isEmpty();
        gone.tellAgain(id);
        await().atMost(30, SECONDS).until(() -> accounts.goneCharacters.find(id).isPresent());
    }
}
