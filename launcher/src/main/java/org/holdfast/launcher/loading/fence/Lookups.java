package org.holdfast.launcher.loading.fence;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.BinaryOperator;

/**
 * Stands in for the methods of the JDK by which code finds a method by its name, so that what the check of the code
 * refuses is not found by reflection either. Like {@link Fence} it is defined anew by each generation's loader, and so
 * refers to the JDK alone; {@link LookupCalls} makes the generation's methods call it.
 *
 * <p>Each method has the name and the parameters of the one that it stands in for, behind the object that it is called on.
 */
public final class Lookups {
    /** Why a method of a class may not be called, by their names; or an empty string. */
    private static volatile BinaryOperator<String> refusals = (owner, method) -> "";

    private Lookups() {}

    /** Found by its name: see {@link LookupRules}. */
    public static void refuse(BinaryOperator<String> why) {
        refusals = why;
    }

    public static Method getMethod(Class<?> type, String name, Class<?>... parameters) throws NoSuchMethodException {
        return allowed(type.getMethod(name, parameters));
    }

    public static Method getDeclaredMethod(Class<?> type, String name, Class<?>... parameters)
            throws NoSuchMethodException {
        return allowed(type.getDeclaredMethod(name, parameters));
    }

    /** Those that may be called. */
    public static Method[] getMethods(Class<?> type) {
        return allowed(type.getMethods());
    }

    /** Those that may be called. */
    public static Method[] getDeclaredMethods(Class<?> type) {
        return allowed(type.getDeclaredMethods());
    }

    public static MethodHandle findStatic(MethodHandles.Lookup lookup, Class<?> type, String name, MethodType shape)
            throws NoSuchMethodException, IllegalAccessException {
        requireAllowed(type, name);
        return lookup.findStatic(type, name, shape);
    }

    public static MethodHandle findVirtual(MethodHandles.Lookup lookup, Class<?> type, String name, MethodType shape)
            throws NoSuchMethodException, IllegalAccessException {
        requireAllowed(type, name);
        return lookup.findVirtual(type, name, shape);
    }

    public static MethodHandle bind(MethodHandles.Lookup lookup, Object receiver, String name, MethodType shape)
            throws NoSuchMethodException, IllegalAccessException {
        requireAllowed(receiver.getClass(), name);
        return lookup.bind(receiver, name, shape);
    }

    private static Method allowed(Method method) {
        requireAllowed(method.getDeclaringClass(), method.getName());
        return method;
    }

    private static Method[] allowed(Method[] methods) {
        return Arrays.stream(methods)
                .filter(method ->
                        refusal(method.getDeclaringClass(), method.getName()).isEmpty())
                .toArray(Method[]::new);
    }

    private static void requireAllowed(Class<?> owner, String method) {
        String refusal = refusal(owner, method);
        if (!refusal.isEmpty()) {
            throw new SecurityException("a module may not look up " + owner.getName() + "." + method + ", " + refusal);
        }
    }

    private static String refusal(Class<?> owner, String method) {
        return refusals.apply(owner.getName(), method);
    }
}
