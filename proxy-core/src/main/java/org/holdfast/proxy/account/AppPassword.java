package org.holdfast.proxy.account;

import java.time.Instant;
import java.util.Objects;
import org.holdfast.api.Doc;

/**
 * A password for one program, that serves one purpose and can be revoked by itself. Random, and shown once.
 *
 * @param label what its owner calls the program
 */
record AppPassword(String label, Purpose purpose, Instant created, CodeHash hash) {
    /** Random bits; SP 800-63B asks for 112 of a secret that is looked up. */
    static final int BITS = 120;

    AppPassword {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(hash, "hash");
    }

    Doc toDoc() {
        return Doc.object()
                .put("label", label)
                .put("purpose", purpose.word())
                .put("created", created.toString())
                .put("hash", hash.written())
                .build();
    }

    static AppPassword fromDoc(Doc.Obj doc) {
        return new AppPassword(
                doc.string("label"),
                Purpose.parse(doc.string("purpose")).orElseThrow(),
                Instant.parse(doc.string("created")),
                CodeHash.read(doc.string("hash")));
    }
}
