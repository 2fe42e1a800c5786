package org.holdfast.proxy.session;

import org.holdfast.api.ClientInfo;
import org.holdfast.proxy.render.ColourDepth;
import org.holdfast.proxy.render.Links;
import org.holdfast.proxy.render.View;
import org.holdfast.proxy.telnet.Terminal;

/** What follows from what a terminal said: for the renderer, and for the module. */
final class Views {
    private Views() {}

    static View of(Terminal terminal) {
        return View.PLAIN
                .withColour(depth(terminal))
                .withColumns(terminal.columns())
                .withScreenReader(terminal.screenReader())
                .withLinks(links(terminal));
    }

    static ClientInfo client(Terminal terminal) {
        return new ClientInfo(
                terminal.clientName(),
                terminal.columns(),
                terminal.rows(),
                terminal.screenReader(),
                terminal.dataPackages());
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

    private static ColourDepth depth(Terminal terminal) {
        if (terminal.trueColour()) {
            return ColourDepth.TRUECOLOUR;
        }
        if (terminal.colours256()) {
            return ColourDepth.ANSI256;
        }
        return terminal.ansi() ? ColourDepth.ANSI16 : ColourDepth.NONE;
    }
}
