package org.holdfast.world;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Shops and their keepers. */
class ShopTest {
    private static final TestContent MARKET = new TestContent(Map.of("areas/market.yaml", """
            zone: market
            start: stall
            rooms:
              stall: {name: The Stall, exits: {north: store}}
              store: {name: The Store, exits: {south: stall}}
            characters:
              keeper:
                name: the keeper
                in: stall
                attributes:
                  gold: 30
                  shop: {sells: [market/rope], buys: [tool], markup: 2, markdown: 0.5}
            items:
              rope: {name: a rope, in: store, attributes: {price: 5, type: tool}}
              jug: {name: a jug, in: keeper, attributes: {price: 3}}
              apron: {name: an apron, in: keeper, attributes: {price: 3, worn: body}}
              saw: {name: a saw, in: stall, attributes: {price: 10, type: tool}}
              anchor: {name: an anchor, in: stall, attributes: {price: 100, type: tool}}
              rock: {name: a rock, in: stall, attributes: {type: tool}}
              pie: {name: a pie, in: stall, attributes: {price: 10, type: food}}
              box: {name: a box, in: stall, attributes: {price: 10, type: tool, container: {}}}
            """));

    private TestHost host;

    @BeforeEach
    void start() {
        host = TestHost.withNovaAndOrm(MARKET);
        nova("@set me=gold:25");
    }

    private List<String> nova(String line) {
        return host.type("Nova", line).seenBy("Nova");
    }

    @Test
    void whatIsForSaleIsListedWithItsPrice() {
        assertThat(nova("list")).containsExactly("For sale", "a rope: 10 gold coins", "a jug: 6 gold coins", "> ");
    }

    @Test
    void whatIsAlwaysThereIsMadeAgainAndAgain() {
        Output bought = host.type("Nova", "buy rope");
        assertThat(bought.seenBy("Nova")).startsWith("You buy a rope for 10 gold coins.");
        assertThat(bought.seenBy("Orm")).containsExactly("Nova buys a rope.");
        host.reload(new Random(1));
        assertThat(nova("buy rope")).startsWith("You buy a rope for 10 gold coins.");
        assertThat(nova("buy rope")).startsWith("A rope costs 10 gold coins, and you have 5 gold coins.");
        assertThat(nova("i")).startsWith("You carry a rope (x2).", "You have 5 gold coins.");
        assertThat(nova("@examine keeper")).contains("gold: 50");
        assertThat(nova("list")).contains("a rope: 10 gold coins");
    }

    @Test
    void whatIsThereOnceIsSoldOnce() {
        assertThat(nova("buy jug")).startsWith("You buy a jug for 6 gold coins.");
        assertThat(nova("buy jug")).startsWith("There is no \"jug\" for sale here.");
        assertThat(nova("sell jug")).startsWith("The keeper does not buy a jug.");
    }

    @Test
    void whatIsSoldCanBeBoughtBack() {
        nova("get saw");
        assertThat(nova("value saw")).startsWith("The keeper would give you 5 gold coins for a saw.");
        Output sold = host.type("Nova", "sell saw");
        assertThat(sold.seenBy("Nova")).startsWith("You sell a saw for 5 gold coins.");
        assertThat(sold.seenBy("Orm")).containsExactly("Nova sells a saw.");
        host.reload(new Random(2));
        assertThat(nova("list")).contains("a saw: 20 gold coins");
        assertThat(nova("buy saw")).startsWith("You buy a saw for 20 gold coins.");
        assertThat(nova("@examine keeper")).contains("gold: 45");
    }

    @Test
    void aKeeperPaysWhatItHas() {
        nova("get anchor");
        assertThat(nova("sell anchor")).startsWith("The keeper cannot pay for an anchor.");
        nova("@unset keeper=gold");
        nova("@set keeper=gold:null");
        assertThat(nova("sell anchor")).startsWith("You sell an anchor for 50 gold coins.");
        assertThat(nova("buy rope")).startsWith("You buy a rope for 10 gold coins.");
        assertThat(nova("@examine keeper")).contains("gold: null");
    }

    @Test
    void whatIsGivenToAKeeperWhoNeverRunsOutDoesNotRuinTheShop() {
        nova("@unset keeper=gold");
        assertThat(nova("give 1 gold to keeper")).startsWith("You give 1 gold coin to the keeper.");
        assertThat(nova("@examine keeper")).noneMatch(line -> line.startsWith("gold:"));
        nova("get anchor");
        assertThat(nova("sell anchor")).startsWith("You sell an anchor for 50 gold coins.");
        assertThat(nova("i")).contains("You have 74 gold coins.");
    }

    @Test
    void severalAreBoughtAsLongAsThereIsMoneyForThem() {
        assertThat(nova("buy 3 rope"))
                .containsExactly(
                        "You buy a rope for 10 gold coins.",
                        "You buy a rope for 10 gold coins.",
                        "A rope costs 10 gold coins, and you have 5 gold coins.",
                        "> ");
        nova("@set me=gold:100");
        assertThat(nova("buy 2 jug"))
                .containsExactly("You buy a jug for 6 gold coins.", "There is no \"jug\" for sale here.", "> ");
        assertThat(nova("buy 0 rope")).startsWith("There is no \"0 rope\" for sale here. Did you mean a rope?");
        assertThat(nova("buy -1 rope")).startsWith("There is no \"-1 rope\" for sale here.");
        assertThat(nova("buy 99999999999 rope")).startsWith("There is no \"99999999999 rope\" for sale here.");
        nova("@create 2 saws");
        nova("@set 2 saws=price:10");
        nova("give 2 saws to keeper");
        assertThat(nova("buy 2 saws"))
                .as("a name that begins with a number")
                .containsExactly("You buy 2 saws for 20 gold coins.", "> ");
    }

    @Test
    void aKeeperKeepsNoMoreThanALimitOfWhatOthersSold() {
        nova("@set keeper=gold:1000000");
        nova("@set me=gold:1000000");
        for (int i = 0; i < 45; i++) {
            nova("buy rope");
            nova("sell rope");
        }
        nova("get saw");
        assertThat(nova("sell saw")).startsWith("You sell a saw for 5 gold coins.");
        // Ropes are in stock as well as made.
        assertThat(nova("list")).contains("a rope: 10 gold coins (40)", "a saw: 20 gold coins");
    }

    @Test
    void nobodyTradesInAFight() {
        nova("get saw");
        nova("kill keeper");
        for (String line : List.of("list", "buy rope", "sell saw", "value saw")) {
            assertThat(nova(line)).startsWith("The keeper is fighting, and has no time for you.");
        }
    }

    @Test
    void aShopCanBeClosedAndGone() {
        nova("@set keeper=shop:{\"open\": false}");
        assertThat(nova("list")).startsWith("The keeper has closed the shop.");
        nova("n");
        assertThat(nova("list")).startsWith("There is no shop here.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "buy | Usage: buy THING",
                "buy unicorn | There is no \"unicorn\" for sale here.",
                "buy apron | There is no \"apron\" for sale here.",
                "buy me | Nova is not for sale.",
                "sell | Usage: sell THING",
                "sell unicorn | You carry no \"unicorn\".",
                "sell me | You do not carry Nova.",
                "value | Usage: value THING",
                "value unicorn | You carry no \"unicorn\".",
            })
    void wrongUseIsAnswered(String line, String answer) {
        Output output = host.type("Nova", line);
        assertThat(output.seenBy("Nova")).startsWith(answer).endsWith("> ");
        assertThat(output.changed()).isEmpty();
    }

    @Test
    void whatIsWorthNothingOrFullIsNotBought() {
        nova("get rock");
        nova("get pie");
        nova("get box");
        assertThat(nova("sell rock")).startsWith("The keeper does not buy a rock.");
        assertThat(nova("value pie")).startsWith("The keeper does not buy a pie.");
        nova("put pie in box");
        assertThat(nova("sell box")).startsWith("There is something in a box; empty it first.");
    }
}
