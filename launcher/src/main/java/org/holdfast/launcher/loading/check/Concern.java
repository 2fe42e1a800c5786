package org.holdfast.launcher.loading.check;

/** What a module is warned about. Each becomes one line, however many places it was found in. */
enum Concern {
    ARRAY("static arrays, which anybody can write to; what is written lives no longer than the generation"),
    COLLECTION("static collections that can be changed, or may be; List.of, Set.of and Map.of cannot"),
    ATOMIC("static atomics; what they hold is lost with the generation, keep it in a record or in the module"),
    THREAD_LOCAL("thread-locals; on a thread that is not the generation's own they keep its classes for ever"),
    THREADS("threads or executors started; they must have ended when HostedModule.retire returns"),
    SHARED_POOL("work given to the JVM's common pool; it runs beside the turn, and on when the generation has gone"),
    WAITS("waits that hold up every player; ask for a WakeAt instead"),
    LIBRARY_STATIC("non-final static fields of bundled libraries; what they hold is lost with the generation"),
    LIBRARY_LINK("classes of bundled libraries that lack something; they fail when they are used"),
    NO_POLLS("methods too large for polls; a loop in one of them cannot be ended");

    private final String text;

    Concern(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
