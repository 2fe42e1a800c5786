package org.holdfast.world;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.holdfast.api.ClientInfo;
import org.holdfast.api.Permissions;
import org.holdfast.api.SessionInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What clients are told in documents. */
class DataTest {
    private TestHost host;

    @BeforeEach
    void start() {
        host = TestHost.withNovaAndOrm(TestContent.small());
    }

    private static SessionInfo wanting(String name, String... packages) {
        SessionInfo session = TestHost.session(name, Permissions.BUILD);
        return new SessionInfo(
                session.id(),
                session.account(),
                session.character(),
                session.name(),
                session.permissions(),
                new ClientInfo("Mudlet", 80, 24, false, Set.of(packages), false),
                1);
    }

    private long number(String room) {
        String examined =
                String.join("\n", host.type("Nova", "@examine " + room).seenBy("Nova"));
        return Long.parseLong(examined.replaceAll("(?s).*?#(\\d+).*", "$1"));
    }

    private String quay() {
        return String.format(
                "Room.Info {\"num\":%d,\"name\":\"The Quay\",\"area\":\"small\",\"environment\":\"\","
                        + "\"exits\":{\"n\":%d,\"iron door\":%d}}",
                number("here"), shed(), shed());
    }

    private long shed() {
        host.type("Nova", "north");
        long number = number("here");
        host.type("Nova", "south");
        return number;
    }

    @Test
    void aClientThatWantsNothingIsSentNothing() {
        assertThat(host.open(TestHost.session("Ada")).dataFor("Ada")).isEmpty();
        assertThat(host.type("Ada", "north").dataFor("Ada")).isEmpty();
        assertThat(host.type("Ada", "say hi").dataFor("Ada")).isEmpty();
    }

    @Test
    void whoComesInIsToldWhatItsClientWants() {
        String quay = quay();

        assertThat(host.open(wanting("Ada", "room", "char")).dataFor("Ada"))
                .containsExactly(
                        "Char.Name {\"name\":\"Ada\",\"fullname\":\"Ada\"}",
                        "Char.StatusVars {\"name\":\"Name\",\"carries\":\"Carries\",\"level\":\"Level\","
                                + "\"experience\":\"Experience\",\"gold\":\"Gold\"}",
                        status(0),
                        "Char.Vitals {\"hp\":20,\"maxhp\":20}",
                        "Char.Items.List {\"location\":\"inv\",\"items\":[]}",
                        quay);
    }

    @Test
    void whatIsWantedLaterIsToldThenAndOnlyThat() {
        String quay = quay();
        host.open(wanting("Ada", "char"));

        assertThat(host.change(wanting("Ada", "char", "room")).dataFor("Ada")).containsExactly(quay);
        assertThat(host.change(wanting("Ada", "char", "room")).dataFor("Ada")).isEmpty();
        assertThat(host.change(wanting("Ada", "comm.channel")).dataFor("Ada"))
                .singleElement()
                .asString()
                .startsWith("Comm.Channel.List [{\"name\":\"say\",\"caption\":\"Say\",\"command\":\"say\"},"
                        + "{\"name\":\"tell\",")
                .contains("{\"name\":\"gossip\",");
    }

    @Test
    void theRoomIsToldWhereverOneComesTo() {
        String quay = quay();
        host.open(wanting("Ada", "room.info"));

        List<String> shed = host.type("Ada", "north").dataFor("Ada");
        assertThat(shed).hasSize(1);
        assertThat(shed.get(0)).startsWith("Room.Info {\"num\":" + shed() + ",").contains("\"exits\":{\"s\":");
        assertThat(host.type("Ada", "@teleport me=#" + number("here")).dataFor("Ada"))
                .containsExactly(quay);
        host.type("Nova", "@set here=environment:\"water\"");
        host.type("Ada", "north");
        assertThat(host.type("Ada", "south").dataFor("Ada").get(0)).contains("\"environment\":\"water\"");
    }

    @Test
    void whatIsSaidIsToldToAllWhoHearIt() {
        host.open(wanting("Ada", "comm"));
        host.open(wanting("Bob", "room"));

        Output output = host.type("Nova", "say \"Hi\" <b>");
        assertThat(output.dataFor("Ada"))
                .containsExactly("Comm.Channel.Text {\"channel\":\"say\",\"talker\":\"Nova\","
                        + "\"text\":\"Nova says, \\\"\\\"Hi\\\" <b>\\\"\"}");
        assertThat(output.dataFor("Bob")).isEmpty();
        assertThat(host.type("Ada", "say yes").dataFor("Ada")).hasSize(1);
    }

    @Test
    void whatOneCarriesIsToldWhenItChanges() {
        host.open(wanting("Ada", "char.status"));

        assertThat(host.type("Ada", "get red").dataFor("Ada")).containsExactly(status(1));
        assertThat(host.type("Ada", "drop red").dataFor("Ada")).containsExactly(status(0));
    }

    private static String status(int carries) {
        return "Char.Status {\"name\":\"Ada\",\"carries\":" + carries + ",\"level\":1,\"experience\":0,\"gold\":0}";
    }

    @Test
    void aNewWorldSaysNothingByItselfAndGoesOnWithTheSameNumbers() {
        String quay = quay();
        host.open(wanting("Ada", "room"));

        assertThat(host.reload(new Random(7)).dataFor("Ada")).isEmpty();
        host.type("Ada", "north");
        assertThat(host.type("Ada", "south").dataFor("Ada")).containsExactly(quay);
    }
}
