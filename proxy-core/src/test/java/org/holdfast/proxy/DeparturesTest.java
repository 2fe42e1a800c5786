package org.holdfast.proxy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holdfast.api.ClientInfo;
import org.holdfast.api.SessionId;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.message.ToModule;
import org.holdfast.api.message.ToModule.CharacterGone;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.AccountAdmin;
import org.holdfast.proxy.account.AccountException;
import org.holdfast.proxy.account.AccountOptions;
import org.holdfast.proxy.account.AccountService;
import org.holdfast.proxy.account.GoneCharacters;
import org.holdfast.proxy.account.MemoryRecords;
import org.holdfast.proxy.account.Role;
import org.holdfast.proxy.host.SessionOutput.Ending;
import org.holdfast.proxy.host.SessionOutput.ShownTurn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeparturesTest {
    private final AccountService service =
            new AccountService(new MemoryRecords(), new AccountOptions(8, 1, 0, 0, true), Clock.systemUTC());
    private final AccountAdmin admin = new AccountAdmin(service);
    private final GoneCharacters gone = service.goneCharacters();
    private final List<ToModule> world = new ArrayList<>();
    private final List<ShownTurn> shown = new ArrayList<>();
    private Departures departures = started();
    private String nova = "";

    @BeforeEach
    void create() throws AccountException {
        Account account = admin.create("Nova", Role.PLAYER, "correct horse");
        nova = account.characters().get(0).id();
    }

    @AfterEach
    void close() {
        service.close();
    }

    /** A process starts; nobody listens to what the one before heard. */
    private Departures started() {
        Departures begun = new Departures(gone, world::add, shown::add);
        begun.begin();
        return begun;
    }

    private SessionInfo session() {
        return new SessionInfo(SessionId.random(), "account", nova, "Nova", Set.of(), ClientInfo.UNKNOWN, 1);
    }

    private static ToModule closed(SessionInfo session) {
        return new ToModule.SessionClosed(session.id(), ToModule.SessionClosed.Reason.QUIT);
    }

    private void handled(Ending ending) {
        departures.show(new ShownTurn(Optional.of(new CharacterGone(nova)), List.of(), ending));
    }

    @Test
    void theWorldIsToldAndTheCharacterCrossedOffWhenTheTurnIsOnDisk() throws AccountException {
        admin.delete("Nova");
        assertThat(world).containsExactly(new CharacterGone(nova));
        assertThat(gone.untold()).containsExactly(nova);
        handled(Ending.DONE);
        assertThat(gone.untold()).isEmpty();
        assertThat(shown).as("what turns say goes on").hasSize(1);
    }

    @Test
    void whoPlaysHasLeftBefore() throws AccountException {
        SessionInfo session = session();
        ToModule opened = new ToModule.SessionOpened(session);
        departures.post(opened);
        admin.delete("Nova");
        assertThat(world).containsExactly(opened);
        departures.post(closed(session));
        assertThat(world).containsExactly(opened, closed(session), new CharacterGone(nova));
    }

    @Test
    void theNextStartTellsThoseThatThisOneDidNot() throws AccountException {
        admin.delete("Nova");
        world.clear();
        departures = started();
        assertThat(world).containsExactly(new CharacterGone(nova));
        handled(Ending.DONE);
        world.clear();
        departures = started();
        assertThat(world).isEmpty();
    }

    @Test
    void aTurnThatFailedIsTriedByTheNextGeneration() throws AccountException {
        admin.delete("Nova");
        world.clear();
        handled(Ending.FAILED);
        assertThat(gone.untold()).containsExactly(nova);
        assertThat(world).isEmpty();
        departures.live();
        departures.live();
        assertThat(world).containsExactly(new CharacterGone(nova));
        handled(Ending.DONE);
        assertThat(gone.untold()).isEmpty();
    }

    @Test
    void aWorldThatDiedOfItIsNotToldAgainBeforeTheNextStart() throws AccountException {
        admin.delete("Nova");
        world.clear();
        handled(Ending.QUARANTINED);
        departures.live();
        assertThat(world).isEmpty();
        assertThat(gone.untold()).containsExactly(nova);
    }

    @Test
    void aLoginThatHadBegunBeforeLeavesNoBodyEither() throws AccountException {
        admin.delete("Nova");
        SessionInfo late = session();
        departures.post(new ToModule.SessionOpened(late));
        handled(Ending.DONE);
        assertThat(gone.untold()).as("the world has a new body of it").containsExactly(nova);
        departures.post(closed(late));
        assertThat(world)
                .containsExactly(
                        new CharacterGone(nova),
                        new ToModule.SessionOpened(late),
                        closed(late),
                        new CharacterGone(nova));
        handled(Ending.DONE);
        assertThat(gone.untold()).isEmpty();

        SessionInfo later = session();
        departures.post(new ToModule.SessionOpened(later));
        assertThat(gone.untold()).as("also in a crash").containsExactly(nova);
    }

    @Test
    void othersWhoLeaveAreNotGone() {
        SessionInfo session = session();
        departures.post(new ToModule.SessionOpened(session));
        departures.post(closed(session));
        assertThat(world).hasSize(2);
    }
}
