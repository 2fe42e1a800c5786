package org.holdfast.launcher.loading.check;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The methods of the JDK that a module may not call, or is warned about, by the class that declares them.
 *
 * <table>
 * <caption>Refused</caption>
 * <tr><th>what</th><th>why</th></tr>
 * <tr><td>{@code System.exit}, {@code Runtime.exit}, {@code Runtime.halt}</td><td>ends the host</td></tr>
 * <tr><td>{@code load} and {@code loadLibrary} of {@code System} and {@code Runtime}</td><td>a native library belongs to
 * the first loader that loads it, so the next generation cannot; and what it corrupts is the host</td></tr>
 * <tr><td>{@code Runtime.addShutdownHook}</td><td>keeps the generation for as long as the process lives</td></tr>
 * <tr><td>setters for the whole JVM: streams, properties, locale, time zone, security providers, default handlers and
 * factories, log configuration</td><td>change the host and all later generations, and keep this one</td></tr>
 * </table>
 */
final class Calls {
    private static final String ENDS = "which would end the whole server; throw an exception instead";
    private static final String NATIVE = "which no second generation can do; native code has no place in a module";
    private static final String HOOK = "which would keep this generation for ever; end things in HostedModule.retire";
    private static final String WHOLE_JVM =
            "which changes the whole server, not this module; keep such a setting in the module";

    private static final Map<String, String> REFUSED = new Table<String>()
            .put(ENDS, "java/lang/System", "exit")
            .put(ENDS, "java/lang/Runtime", "exit", "halt")
            .put(NATIVE, "java/lang/System", "load", "loadLibrary")
            .put(NATIVE, "java/lang/Runtime", "load", "loadLibrary")
            .put(HOOK, "java/lang/Runtime", "addShutdownHook", "removeShutdownHook")
            .put(
                    WHOLE_JVM,
                    "java/lang/System",
                    "setIn",
                    "setOut",
                    "setErr",
                    "setProperty",
                    "setProperties",
                    "clearProperty",
                    "setSecurityManager")
            .put(WHOLE_JVM, "java/lang/Thread", "setDefaultUncaughtExceptionHandler")
            .put(WHOLE_JVM, "java/util/Locale", "setDefault")
            .put(WHOLE_JVM, "java/util/TimeZone", "setDefault")
            .put(WHOLE_JVM, "java/net/URL", "setURLStreamHandlerFactory")
            .put(WHOLE_JVM, "java/net/URLConnection", "setContentHandlerFactory", "setFileNameMap")
            .put(WHOLE_JVM, "java/net/URLConnection", "setDefaultUseCaches", "setDefaultAllowUserInteraction")
            .put(WHOLE_JVM, "java/net/HttpURLConnection", "setFollowRedirects")
            .put(WHOLE_JVM, "java/net/Socket", "setSocketImplFactory")
            .put(WHOLE_JVM, "java/net/ServerSocket", "setSocketFactory")
            .put(WHOLE_JVM, "java/net/DatagramSocket", "setDatagramSocketImplFactory")
            .put(WHOLE_JVM, "java/net/Authenticator", "setDefault")
            .put(WHOLE_JVM, "java/net/CookieHandler", "setDefault")
            .put(WHOLE_JVM, "java/net/ProxySelector", "setDefault")
            .put(WHOLE_JVM, "java/net/ResponseCache", "setDefault")
            .put(WHOLE_JVM, "java/security/Policy", "setPolicy")
            .put(WHOLE_JVM, "java/security/Security", "addProvider", "insertProviderAt")
            .put(WHOLE_JVM, "java/security/Security", "removeProvider", "setProperty")
            .put(WHOLE_JVM, "javax/net/ssl/SSLContext", "setDefault")
            .put(WHOLE_JVM, "javax/net/ssl/HttpsURLConnection", "setDefaultSSLSocketFactory")
            .put(WHOLE_JVM, "javax/net/ssl/HttpsURLConnection", "setDefaultHostnameVerifier")
            .put(WHOLE_JVM, "java/util/logging/LogManager", "reset", "readConfiguration", "updateConfiguration")
            .put(WHOLE_JVM, "java/util/logging/LogManager", "addLogger", "addConfigurationListener")
            .put(WHOLE_JVM, "java/util/logging/Logger", "addHandler", "setFilter")
            .rules();

    private static final Map<String, Concern> WARNED = new Table<Concern>()
            .put(Concern.THREADS, "java/lang/Thread", "<init>", "ofPlatform", "ofVirtual", "startVirtualThread")
            .put(Concern.THREADS, "java/util/Timer", "<init>")
            .put(Concern.THREADS, "java/util/concurrent/ForkJoinPool", "<init>")
            .put(Concern.THREADS, "java/util/concurrent/ThreadPoolExecutor", "<init>")
            .put(Concern.THREADS, "java/util/concurrent/ScheduledThreadPoolExecutor", "<init>")
            .put(Concern.THREADS, "java/util/concurrent/Executors", "newCachedThreadPool", "newFixedThreadPool")
            .put(Concern.THREADS, "java/util/concurrent/Executors", "newScheduledThreadPool", "newWorkStealingPool")
            .put(Concern.THREADS, "java/util/concurrent/Executors", "newSingleThreadExecutor")
            .put(Concern.THREADS, "java/util/concurrent/Executors", "newSingleThreadScheduledExecutor")
            .put(Concern.THREADS, "java/util/concurrent/Executors", "newThreadPerTaskExecutor")
            .put(Concern.THREADS, "java/util/concurrent/Executors", "newVirtualThreadPerTaskExecutor")
            .put(Concern.THREADS, "java/net/http/HttpClient", "newHttpClient", "newBuilder")
            .put(Concern.SHARED_POOL, "java/util/concurrent/ForkJoinPool", "commonPool")
            .put(Concern.SHARED_POOL, "java/util/concurrent/CompletableFuture", "supplyAsync", "runAsync")
            .put(Concern.SHARED_POOL, "java/util/Collection", "parallelStream")
            .put(Concern.SHARED_POOL, "java/util/stream/BaseStream", "parallel")
            .put(Concern.WAITS, "java/lang/Thread", "sleep")
            .put(Concern.WAITS, "java/lang/Object", "wait")
            .put(Concern.WAITS, "java/util/concurrent/TimeUnit", "sleep")
            .put(Concern.THREAD_LOCAL, "java/lang/ThreadLocal", "<init>", "withInitial")
            .rules();

    private Calls() {}

    /** Why this may not be called, and what to do instead; null if it may. */
    static @Nullable String refused(String owner, String method) {
        return REFUSED.get(owner + "." + method);
    }

    static @Nullable Concern concern(String owner, String method) {
        return WARNED.get(owner + "." + method);
    }

    private static final class Table<T> {
        private final Map<String, T> rules = new HashMap<>();

        Table<T> put(T verdict, String owner, String... methods) {
            for (String method : methods) {
                rules.put(owner + "." + method, verdict);
            }
            return this;
        }

        Map<String, T> rules() {
            return Map.copyOf(rules);
        }
    }
}
