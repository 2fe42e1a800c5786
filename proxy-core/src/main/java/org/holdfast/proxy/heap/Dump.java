package org.holdfast.proxy.heap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.proxy.heap.Layout.Strength;
import org.holdfast.proxy.heap.Root.Kind;
import org.jspecify.annotations.Nullable;

/** A dump with an index of what is where. Objects go by their numbers from then on. Not thread-safe. */
final class Dump {
    private static final String CLASS_VALUES = "java.lang.ClassValue$ClassValueMap";

    /** Of memory, for each object: position, parent, place in the queue. */
    private static final long COST = Long.BYTES + 2L * Integer.BYTES;

    private final DumpFile file;
    private final int id;
    private final Names names;
    private final List<Root> roots = new ArrayList<>();
    private final ObjectIndex index = new ObjectIndex();
    private final Map<String, Set<Long>> wanted = new HashMap<>();
    private final Map<String, List<Integer>> instances = new HashMap<>();
    private final Map<Long, Layout> layouts = new HashMap<>();
    private long[] positions = {};

    private Dump(DumpFile file, String marker) {
        this.file = file;
        this.id = file.idSize();
        this.names = new Names(file);
        for (String name : new String[] {marker, CLASS_VALUES}) {
            wanted.put(name, new HashSet<>());
        }
    }

    /**
     * Reads a dump, twice.
     *
     * @param marker the class of which {@link #instances} are to be found
     * @param memory bytes that this and a search in it may take
     * @throws DumpException if it is damaged, or has too many objects for the memory
     */
    static Dump read(Path path, String marker, long memory) throws IOException {
        DumpFile file = DumpFile.open(path);
        try {
            DumpScan.begin(file);
            Dump dump = new Dump(file, marker);
            DumpScan.run(file, dump.new FirstPass(memory));
            dump.positions = new long[dump.sealed(memory)];
            DumpScan.run(file, dump.new SecondPass());
            dump.instances(CLASS_VALUES).forEach(map -> dump.roots.add(new Root(Kind.CLASS_VALUES, dump.id(map), 0)));
            dump.roots.sort(Comparator.comparing(Root::kind));
            return dump;
        } catch (IndexOutOfBoundsException e) {
            throw new DumpException("the dump is cut off");
        }
    }

    /** What is where, by address; and what has which name. */
    private final class FirstPass implements DumpVisitor {
        private final long memory;

        FirstPass(long memory) {
            this.memory = memory;
        }

        @Override
        public void name(long nameId, long at, int length) {
            names.name(nameId, at, length);
        }

        @Override
        public void className(long classId, long nameId) {
            names.className(classId, nameId);
            Set<Long> ids = wanted.get(names.className(classId));
            if (ids != null) {
                ids.add(classId);
            }
        }

        @Override
        public void root(Root root) {
            roots.add(root);
        }

        @Override
        public void object(long objectId, long at, int tag) throws DumpException {
            index.add(objectId);
            if (index.pages() * ObjectIndex.PAGE_COST > memory) {
                throw tooLarge();
            }
        }
    }

    /** Positions, by number. */
    private final class SecondPass implements DumpVisitor {
        @Override
        public void object(long objectId, long at, int tag) {
            int number = index.of(objectId);
            positions[number] = at;
            if (tag == DumpScan.INSTANCE) {
                long classId = file.id(at + id + 4);
                wanted.forEach((name, ids) -> {
                    if (ids.contains(classId)) {
                        instances
                                .computeIfAbsent(name, any -> new ArrayList<>())
                                .add(number);
                    }
                });
            }
        }
    }

    private int sealed(long memory) throws DumpException {
        int objects = index.seal();
        if (index.pages() * ObjectIndex.PAGE_COST + objects * COST > memory) {
            throw tooLarge();
        }
        return objects;
    }

    private static DumpException tooLarge() {
        return new DumpException("the heap has more objects than the search has memory for");
    }

    int objects() {
        return positions.length;
    }

    Names names() {
        return names;
    }

    /** The more telling ones first. */
    List<Root> roots() {
        return roots;
    }

    List<Integer> instances(String className) {
        return instances.getOrDefault(className, List.of());
    }

    /** The number of the object with this id; -1 if there is none. */
    int number(long objectId) {
        return objectId == 0 ? -1 : index.of(objectId);
    }

    long id(int object) {
        return file.id(positions[object]);
    }

    /** One of those of {@link DumpScan}. */
    int tag(int object) {
        return file.u1(positions[object] - 1);
    }

    /** The id of the class of an instance or an array of objects. */
    long classOf(int object) {
        return file.id(positions[object] + id + (tag(object) == DumpScan.INSTANCE ? 4 : 8));
    }

    ClassRecord classRecord(int object) {
        return ClassRecord.read(file, positions[object]);
    }

    /** Length of an array of objects. */
    long length(int array) {
        return file.u4(positions[array] + id + 4);
    }

    long element(int array, long at) {
        return file.id(positions[array] + 2L * id + 8 + at * id);
    }

    /** The value of a reference in an instance. */
    long reference(int instance, int offset) {
        return file.id(values(instance) + offset);
    }

    int whole(int instance, int offset) {
        return file.i4(values(instance) + offset);
    }

    int octet(int instance, int offset) {
        return file.u1(values(instance) + offset);
    }

    /** The content of an array of bytes, or as much of it. */
    byte[] octets(int array, int most) {
        long at = positions[array];
        return file.bytes(at + id + 9, (int) Math.min(most, file.u4(at + id + 4)));
    }

    private long values(int instance) {
        return positions[instance] + 2L * id + 8;
    }

    /** The field of this name nearest to the class itself; null if there is none. */
    Layout.@Nullable Field field(int instance, String name) {
        for (Layout.Field field : layout(classOf(instance)).fields()) {
            if (names.name(field.nameId()).equals(name)) {
                return field;
            }
        }
        return null;
    }

    Layout layout(long classId) {
        Layout known = layouts.get(classId);
        if (known == null) {
            known = makeLayout(classId);
            layouts.put(classId, known);
        }
        return known;
    }

    private Layout makeLayout(long classId) {
        List<Layout.Field> fields = new ArrayList<>();
        int offset = 0;
        int referent = -1;
        Strength strength = Strength.WEAK;
        boolean thread = false;
        int type = number(classId);
        while (type >= 0) {
            String name = names.className(id(type));
            boolean isReference = name.equals("java.lang.ref.Reference");
            thread |= name.equals("java.lang.Thread");
            if (name.equals("java.lang.ref.SoftReference") || name.equals("java.lang.ref.FinalReference")) {
                strength = Strength.LATE;
            }
            ClassRecord record = classRecord(type);
            for (ClassRecord.Field field : record.fields()) {
                String fieldName = isReference ? names.name(field.nameId()) : "";
                if (fieldName.equals("referent")) {
                    referent = offset;
                } else if (!fieldName.equals("discovered")) {
                    fields.add(new Layout.Field(field.nameId(), field.reference(), offset));
                }
                offset += field.size();
            }
            type = number(record.superId());
        }
        return new Layout(List.copyOf(fields), referent, strength, thread);
    }
}
