package org.holdfast.launcher.it;

/** A bit of everything, most of it for the first time: what needs classes that the server has not loaded yet. */
final class Errands {
    private Errands() {}

    /** Accounts, building, talking, reloading, staff commands; on a server with an unused claim code. */
    static void run(Lab lab, HoldfastProcess.Ready server, String claim) {
        TelnetClient vega = lab.registerAdmin("Vega", server, claim);
        TelnetClient lyra = lab.register("Lyra", server);
        vega.send("emote nods.");
        lyra.expect("Vega nods.");
        lyra.send("say Good evening.");
        vega.expectLine("Lyra says, \"Good evening\\.\"");
        vega.send("@dig The Print Shop");
        String room = vega.expect(Dialogue.ID).group(0);
        for (String reload : new String[] {"2", "3"}) {
            vega.send("@reload");
            vega.expectLine("Reloaded: generation " + reload + " is live\\..*");
        }
        vega.send("@teleport " + room);
        vega.expectLine("The Print Shop.*");
        vega.send("@set here=lamps:3");
        vega.expectLine("Set lamps on The Print Shop\\.");
        vega.send("@examine here");
        vega.expectLine("lamps: 3");
        vega.send("@generations");
        vega.expect("3");
        vega.ask("@sessions");
        vega.send("@announce Supper is served");
        lyra.expect("Supper is served");
        lyra.send("quit");
        lyra.expectClosed();
        TelnetClient again = lab.connect("Lyra again", server);
        Dialogue.identify(again, "Lyra", "some-other-password-2");
        again.expectLine("Wrong name or password\\.");
        Dialogue.login(again, "Lyra");
        again.ask("help");
        again.ask("commands");
        again.fence("errands-done");
    }
}
