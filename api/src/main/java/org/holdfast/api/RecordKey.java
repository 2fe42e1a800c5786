package org.holdfast.api;

/**
 * Names a record. Keys are ordered by namespace, then by id, both by their UTF-16 code units.
 *
 * @param namespace whose record it is; of the form of a {@link ModuleDescriptor#name() module's name}
 * @param id names the record within the namespace: 1 to {@value #MAX_ID} characters of well-formed Unicode,
 *     none of them a control. Not secret: errors and logs name it
 */
public record RecordKey(String namespace, String id) implements Comparable<RecordKey> {
    public static final int MAX_ID = 200;

    public RecordKey {
        ModuleDescriptor.requireName(namespace, "namespace");
        if (id.isEmpty() || id.length() > MAX_ID) {
            throw new IllegalArgumentException(
                    "the id of a record has 1 to " + MAX_ID + " characters, not " + id.length());
        }
        // Half a surrogate pair has no bytes of its own in UTF-8: two keys would become one on disk.
        Json.requireWellFormed(id);
        for (int i = 0; i < id.length(); i++) {
            if (Character.isISOControl(id.charAt(i))) {
                throw new IllegalArgumentException("the id of a record has no control characters");
            }
        }
    }

    @Override
    public int compareTo(RecordKey other) {
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace == 0 ? id.compareTo(other.id) : byNamespace;
    }

    @Override
    public String toString() {
        return namespace + "/" + id;
    }
}
