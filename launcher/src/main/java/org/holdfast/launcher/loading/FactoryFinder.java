package org.holdfast.launcher.loading;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.holdfast.api.HostedModuleFactory;
import org.holdfast.proxy.host.ModuleLoadException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the factory that a module names, and makes it.
 *
 * <p>Static initialisers and the constructor are code of the module. They run on a thread of their own, with the
 * module's loader as context loader and a deadline, never on the caller's. What they throw is turned into text on that
 * thread: a {@link Throwable} of the module would keep its classes alive for as long as somebody keeps the reason.
 */
final class FactoryFinder {
    static final String SERVICE = "META-INF/services/" + HostedModuleFactory.class.getName();

    private final Duration deadline;

    /** @param deadline how long the factory's constructor may take */
    FactoryFinder(Duration deadline) {
        this.deadline = deadline;
    }

    /** The factory's class name. Found in the image, not by a service loader, which would cache what it found. */
    static String name(CodeImage image) throws ModuleLoadException {
        byte[] service = image.file(SERVICE);
        if (service == null) {
            throw new ModuleLoadException(image.source() + " names no factory: it has no file " + SERVICE);
        }
        List<String> names = new String(service, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("#", 2)[0].strip())
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        if (names.size() != 1) {
            throw new ModuleLoadException(
                    image.source() + " must name exactly one factory in " + SERVICE + ", but names " + names.size());
        }
        return names.get(0);
    }

    HostedModuleFactory make(String name, ClassLoader loader) throws ModuleLoadException {
        FutureTask<Outcome> task = new FutureTask<>(() -> attempt(name, loader));
        Thread thread = new Thread(null, task, "factory of " + name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        thread.start();
        Outcome outcome;
        try {
            outcome = task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new ModuleLoadException(
                    "the constructor of " + name + " did not return within " + deadline.toMillis() + " ms");
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new ModuleLoadException("loading was interrupted while " + name + " was being made");
        } catch (ExecutionException e) {
            throw new ModuleLoadException("making " + name + " failed, and so did saying why");
        }
        if (outcome.factory == null) {
            throw new ModuleLoadException(outcome.problem);
        }
        return outcome.factory;
    }

    private static Outcome attempt(String name, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(name, true, loader);
            if (!HostedModuleFactory.class.isAssignableFrom(type)) {
                return Outcome.failed("the factory " + name + " does not implement "
                        + HostedModuleFactory.class.getName() + " of this server");
            }
            if (!Modifier.isPublic(type.getModifiers()) || Modifier.isAbstract(type.getModifiers())) {
                return Outcome.failed("the factory " + name + " must be a public class that is not abstract");
            }
            return new Outcome((HostedModuleFactory) type.getConstructor().newInstance(), "");
        } catch (ClassNotFoundException e) {
            return Outcome.failed("the factory " + name + ", named in " + SERVICE + ", is missing");
        } catch (NoSuchMethodException e) {
            return Outcome.failed("the factory " + name + " has no public constructor without arguments");
        } catch (InvocationTargetException e) {
            return Outcome.failed("the constructor of " + name + " threw " + describe(e.getCause()));
        } catch (ExceptionInInitializerError e) {
            return Outcome.failed("a static initialiser of " + name + " threw " + describe(e.getCause()));
        } catch (NoClassDefFoundError e) {
            return Outcome.failed(missingClass(name, String.valueOf(e.getMessage())));
        } catch (LinkageError e) {
            return Outcome.failed("the factory " + name + " cannot be linked: " + describe(e));
        } catch (Throwable e) {
            return Outcome.failed("making " + name + " failed: " + describe(e));
        }
    }

    private static String missingClass(String name, String missing) {
        String reason = "the factory " + name + " needs " + missing.replace('/', '.');
        return missing.startsWith(ApiClasses.PATH)
                ? reason + ", which this server's api does not have; compile it against this version"
                : reason + ", which is neither in the module, nor in the api, nor in the JDK modules that it sees";
    }

    /** Names the exception, its message and where it was thrown. Runs code of the module. */
    private static String describe(@Nullable Throwable thrown) {
        if (thrown == null) {
            return "an error without a cause";
        }
        StackTraceElement[] stack = thrown.getStackTrace();
        return thrown + (stack.length == 0 ? "" : " (at " + stack[0] + ")");
    }

    private record Outcome(@Nullable HostedModuleFactory factory, String problem) {
        static Outcome failed(String problem) {
            return new Outcome(null, problem);
        }
    }
}
