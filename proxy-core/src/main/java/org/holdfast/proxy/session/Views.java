package org.holdfast.proxy.session;

import org.holdfast.api.ClientInfo;
import org.holdfast.proxy.render.ColourDepth;
import org.holdfast.proxy.render.Links;
import org.holdfast.proxy.render.View;
import org.holdfast.proxy.telnet.Terminal;

/**
 * What follows from what a terminal said and its player has set: for the renderer, and for the module. What was set goes
 * above what was said.
 */
final class Views {
    private Views() {}

    static View of(Terminal terminal, Preferences preferences) {
        View view = View.PLAIN
                .withColour(preferences.colour().orElseGet(() -> depth(terminal)))
                .withColumns(columns(terminal, preferences))
                .withScreenReader(screenReader(terminal, preferences))
                .withTheme(preferences.theme())
                .withLinks(links(terminal));
        return view.equals(View.PLAIN) ? View.PLAIN : view; // one for all who have nothing else
    }

    static ClientInfo client(Terminal terminal, Preferences preferences) {
        ClientInfo client = new ClientInfo(
                terminal.clientName(),
                columns(terminal, preferences),
                terminal.rows(),
                screenReader(terminal, preferences),
                terminal.dataPackages(),
                preferences.brief());
        return client.equals(ClientInfo.UNKNOWN) ? ClientInfo.UNKNOWN : client;
    }

    /** A client that has MXP reads it into everything, so it is sent that whatever else it shows. */
    private static Links links(Terminal terminal) {
        if (terminal.markup()) {
            return Links.MXP;
        }
        return switch (terminal.hyperlinks()) {
            case NONE -> Links.NONE;
            case WEB -> Links.OSC8_WEB;
            case COMMANDS -> Links.OSC8;
        };
    }

    static ColourDepth depth(Terminal terminal) {
        if (terminal.trueColour()) {
            return ColourDepth.TRUECOLOUR;
        }
        if (terminal.colours256()) {
            return ColourDepth.ANSI256;
        }
        return terminal.ansi() ? ColourDepth.ANSI16 : ColourDepth.NONE;
    }

    private static int columns(Terminal terminal, Preferences preferences) {
        return preferences.columns().orElseGet(terminal::columns);
    }

    private static boolean screenReader(Terminal terminal, Preferences preferences) {
        return preferences.screenReader().orElseGet(terminal::screenReader);
    }
}
