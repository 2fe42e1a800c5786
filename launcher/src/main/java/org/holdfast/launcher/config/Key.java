package org.holdfast.launcher.config;

/**
 * A row of the table of keys.
 *
 * @param name the section and the name in it, such as {@code listen.telnet_port}
 * @param type the values that it takes
 * @param missing the value where nobody set one
 * @param comment what it does, in the words of the file that a first start writes
 */
record Key<T>(String name, ValueType<T> type, T missing, String comment) {
    String section() {
        return name.substring(0, name.indexOf('.'));
    }

    String nameInSection() {
        return name.substring(name.indexOf('.') + 1);
    }

    String missingAsToml() {
        return type.toToml(missing);
    }
}
