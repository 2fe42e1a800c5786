package org.holdfast.proxy.session;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.holdfast.api.Text;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.Bans;
import org.holdfast.proxy.account.Claim;
import org.holdfast.proxy.account.Standings;
import org.holdfast.proxy.audit.AuditPage;
import org.holdfast.proxy.audit.AuditQuery;
import org.holdfast.proxy.backup.BackupResult;
import org.holdfast.proxy.host.Fault;
import org.holdfast.proxy.host.GenerationStatus;
import org.holdfast.proxy.host.SwapListener;
import org.holdfast.proxy.host.SwapResult;

/** What staff can do to the host from within the game. Usable on any thread; no method waits. */
public interface HostControl {
    /** Loads the world anew; empty if a swap is running already. */
    Optional<CompletionStage<SwapResult>> reload(SwapListener progress);

    /** Does all that a reload does before players could notice, and undoes it; likewise. */
    Optional<CompletionStage<SwapResult>> check(SwapListener progress);

    /** Goes back to the code of the generation before; likewise. */
    Optional<CompletionStage<SwapResult>> rollback(SwapListener progress);

    /** Every generation that is still in memory, oldest first. */
    List<GenerationStatus> generations();

    /** What went wrong with worlds, in the order of the times. */
    List<Fault> faults();

    /**
     * Saves everything to one file; empty if that is being done already.
     *
     * @param progress told, in sentences, how far it is when it takes more than a second
     */
    Optional<CompletionStage<BackupResult>> backup(Consumer<String> progress);

    /** Who is kept out. */
    Bans bans();

    /** What accounts are granted and have lost beyond their roles. */
    Standings standings();

    /** What the world that serves lets accounts do, by names of its own; none while there is no world. */
    Map<String, String> permissions();

    /** Looks into the audit log. */
    CompletionStage<AuditPage> audit(AuditQuery query);

    /** Reads the themes again. */
    CompletionStage<ThemesRead> readThemes();

    /** Makes an account an admin, if this is the code that the terminal showed. */
    CompletionStage<Claim> claim(String code, Account account, InetAddress address);

    /**
     * Tells everybody, brings the state to disk and ends the process.
     *
     * @param again whether whoever started the process is asked to start it again
     */
    void stop(Text goodbye, boolean again);
}
