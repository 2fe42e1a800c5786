package org.holdfast.launcher.loading.check;

/** Names of class files as an author writes them. */
final class Names {
    private Names() {}

    static String ofClass(String internal) {
        return internal.replace('/', '.');
    }

    /** The name alone, of a {@link Shape#method} or {@link Shape#field}. */
    static String ofMember(String member) {
        int end = member.indexOf('(') > 0 ? member.indexOf('(') : member.indexOf(':');
        return ofMethod(member.substring(0, end));
    }

    static String ofMethod(String name) {
        return switch (name) {
            case "<init>" -> "constructor";
            case "<clinit>" -> "static initialiser";
            default -> name;
        };
    }

    /** The place that a finding names. */
    static String place(String type, String method) {
        return "class " + ofClass(type) + ", " + (method.startsWith("<") ? ofMethod(method) : "method " + method);
    }
}
