package org.holdfast.launcher;

import picocli.CommandLine;

/** Our version, from the manifest of the jar. */
final class Version implements CommandLine.IVersionProvider {
    /** Of classes that are in no jar. */
    private static final String UNPACKED = "unpacked";

    static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? UNPACKED : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Holdfast " + current() + " on Java " + Runtime.version()};
    }
}
