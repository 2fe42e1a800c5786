package org.holdfast.proxy.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.holdfast.api.AuthoredContent;
import org.holdfast.api.ContentImport;
import org.holdfast.api.HostedModule;
import org.holdfast.api.ModuleDescriptor;
import org.holdfast.api.StoredRecord;
import org.holdfast.proxy.host.ModuleRecords.AcceptedTurn;

/**
 * Has a module import content while no server runs: its code is loaded as for a generation, given the records, and asked
 * for one turn, which is kept as a whole or not at all. There is one thread, no session and nobody to supervise; an operator
 * who has waited long enough ends the process.
 */
public final class OfflineImport {
    private static final int PIECE = 1_000;
    private static final int GENERATION = 1;

    private final ModuleLoading loading;
    private final ModuleRecords records;
    private final AuthoredContent files;
    private final String hostVersion;

    public OfflineImport(ModuleLoading loading, ModuleRecords records, AuthoredContent files, String hostVersion) {
        this.loading = loading;
        this.records = records;
        this.files = files;
        this.hostVersion = hostVersion;
    }

    /**
     * Imports.
     *
     * @param dryRun whether to leave the records as they are
     * @throws ModuleLoadException if the module's code cannot be loaded, or is older than its records
     * @throws IllegalArgumentException if the module refuses the content
     */
    public ContentImport.Report run(ContentImport content, Instant now, boolean dryRun) throws ModuleLoadException {
        DefinedModule defined = loading.define(loading.read(), GENERATION);
        try {
            LoadedModule code = defined.check();
            ModuleDescriptor descriptor = code.factory().describe();
            HostedModule module = code.factory().create(new ContextOfGeneration(GENERATION, hostVersion, files, true));
            load(module, descriptor);
            HostTurn turn = new HostTurn(now, descriptor);
            ContentImport.Report report = module.importContent(content, turn);
            turn.end();
            turn.requireWithinLimits();
            if (!dryRun) {
                records.append(new AcceptedTurn(descriptor.name(), 0, 0, Optional.empty(), turn.changes()));
            }
            module.retire();
            return report;
        } finally {
            defined.unload();
        }
    }

    private void load(HostedModule module, ModuleDescriptor descriptor) throws ModuleLoadException {
        try (ModuleRecords.Scan scan = records.scan(descriptor.namespaces().keySet())) {
            List<StoredRecord> piece = scan.next(PIECE);
            while (!piece.isEmpty()) {
                for (StoredRecord record : piece) {
                    int newest =
                            descriptor.namespaces().getOrDefault(record.key().namespace(), 0);
                    if (record.version() > newest) {
                        throw new ModuleLoadException("record " + record.key() + " has document version "
                                + record.version() + ", which is newer than the code (" + newest
                                + "); import with the world that wrote it");
                    }
                    module.load(record);
                }
                piece = scan.next(PIECE);
            }
        }
    }
}
