package org.holdfast.proxy.session;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading the themes again.
 *
 * @param names of the themes that there are now
 * @param problem what is wrong with them, for the operator; then those from before are there still
 */
public record ThemesRead(List<String> names, Optional<String> problem) {
    public ThemesRead {
        names = List.copyOf(names);
    }
}
