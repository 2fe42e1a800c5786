package org.holdfast.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several players do whatever comes to their minds among the world's own people, for thousands of steps, while the world is
 * reloaded, turns fail, time passes and the server is started anew. After each step nothing is lost, nothing is there twice,
 * and all coins are accounted for.
 *
 * <p>Coins come into the world with those whom resets make, and from a keeper who never runs out; they leave it to such a
 * keeper. There are no other sources and sinks.
 */
class EconomyHammerTest {
    private static final int STEPS = 2_000;
    private static final List<String> PLAYERS = List.of("Ada", "Orm", "Fia");
    private static final Pattern TRADED =
            Pattern.compile("You (buy|sell|give) .*?(?:for )?(\\d+) gold coins?(?: to the miser)?\\.");

    private static final TestContent WORLD = new TestContent(Map.of("areas/keep.yaml", """
            zone: keep
            start: gate
            attributes:
              reset_minutes: 2
              resets:
                - {do: mobile, what: keep/rat, in: keep/pit, max: 3}
                - {do: give, what: keep/tail, max: 20, if: true}
                - {do: mobile, what: keep/wolf, in: keep/cave, max: 2}
                - {do: equip, what: keep/collar, slot: neck, max: 9, if: true}
                - {do: mobile, what: keep/thief, in: keep/pit, max: 1}
                - {do: object, what: keep/bag, in: keep/gate, max: 3}
            rooms:
              gate:
                name: The Gate
                exits: {north: pit, east: market}
              pit:
                name: The Pit
                exits: {south: gate, down: cave}
              cave:
                name: The Cave
                attributes: {dark: true}
                exits: {up: pit}
              market:
                name: The Market
                exits: {west: gate}
            prototypes:
              rat:
                kind: character
                name: a rat
                attributes: {max_hp: 3d2, damage: 1d2, gold: 5, experience: 30, behaviors: [{name: wander, seconds: 4}]}
              wolf:
                kind: character
                name: a wolf
                attributes: {level: 4, max_hp: 15, damage: 2d4, gold: 11, wimpy: 4, behaviors: [aggressive]}
              thief:
                kind: character
                name: a thief
                attributes: {gold: 1, can_carry: 30, behaviors: [{name: scavenger, seconds: 5}, {name: wander, seconds: 7}]}
              tail: {kind: item, name: a tail, attributes: {price: 4, type: loot}}
              collar: {kind: item, name: a collar, attributes: {price: 9, type: loot, wear: [neck], armor: 5}}
              torch: {kind: item, name: a torch, attributes: {price: 2, light: true, wear: [light]}}
              bag: {kind: item, name: a bag, attributes: {container: {capacity: 8}, price: 2}}
            characters:
              guard:
                name: a guard
                in: market
                attributes: {level: 3, behaviors: [{name: guard}], gold: 9}
              merchant:
                name: the merchant
                in: market
                attributes: {gold: 60, peaceful: true, shop: {sells: [keep/torch], buys: [loot], markup: 1.5, markdown: 0.7}}
            items:
              sword: {name: a sword, in: gate, attributes: {wield: 1d6, weight: 3}}
              club: {name: a club, in: pit, attributes: {wield: 1d4}}
              hat: {name: a hat, in: gate, attributes: {wear: [head]}}
              pearl: {name: a pearl, in: cave}
              chest: {name: a chest, in: pit, attributes: {container: {closed: false}, weight: 60}}
              boat: {name: a boat, in: gate, attributes: {enterable: true, weight: 4}}
            """, "areas/inn.yaml", """
            zone: inn
            rooms:
              inn: {name: The Inn, exits: {out: keep/market}}
            characters:
              miser:
                name: the miser
                in: inn
                attributes: {shop: {sells: [keep/torch], buys: [any], markup: 2, markdown: 1}}
            """));

    private static final List<String> THINGS = List.of(
            "sword",
            "club",
            "hat",
            "pearl",
            "tail",
            "collar",
            "torch",
            "bag",
            "boat",
            "chest",
            "corpse",
            "coins",
            "all",
            "all.tail",
            "2.torch",
            "all.corpse",
            "2.corpse",
            "me",
            "rat");
    private static final List<String> PEOPLE =
            List.of("rat", "wolf", "thief", "guard", "merchant", "miser", "ada", "orm", "fia", "2.rat", "me");
    private static final List<String> WAYS =
            List.of("north", "south", "east", "west", "up", "down", "out", "inn", "enter boat", "leave", "flee");

    private final Set<Long> authored = new HashSet<>();
    private final Map<String, Instant> lastBlow = new HashMap<>();
    private Random random = new Random(0);
    private TestHost host = new TestHost(WORLD);
    private String step = "";
    private int traded;
    private int deaths;
    private int blows;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingIsLostAndNothingIsMadeOfNothing(long seed) {
        random = new Random(seed);
        host = new TestHost(WORLD, FightTest.fortune(seed));
        host.pass(Duration.ofDays(20_000));
        host.open(TestHost.session("Root", "build", "administer"));
        host.type("Root", "@teleport The Market");
        host.type("Root", "@open inn=The Inn");
        for (String name : PLAYERS) {
            host.open(TestHost.session(name));
            host.type("Root", "@set " + name + "=gold:40");
            host.type("Root", "@set " + name + "=max_hp:60");
        }
        host.close("Root");
        Ledger before = new Ledger(host.records());
        before.present().stream().filter(id -> !before.isMade(id)).forEach(authored::add);
        authored.removeIf(before::isCharacter);
        for (int i = 0; i < STEPS; i++) {
            step = "seed " + seed + ", step " + i + ": ";
            step();
        }
        assertThat(traded).as("coins that changed hands").isGreaterThan(5);
        assertThat(deaths).as("deaths").isPositive();
        assertThat(blows).as("blows").isGreaterThan(20);
    }

    private void step() {
        switch (random.nextInt(40)) {
            case 0 -> {
                step += "reload";
                host.reload(random);
            }
            case 1 -> {
                step += "restart";
                TestHost next = new TestHost(WORLD, host.records());
                next.pass(Duration.between(next.now(), host.now()));
                host = next;
                check(new Ledger(host.records()), new Output(List.of(), Set.of()), "");
                PLAYERS.forEach(name -> host.open(TestHost.session(name)));
            }
            case 2 -> {
                String name = PLAYERS.get(random.nextInt(PLAYERS.size()));
                step += name + " leaves and comes back";
                Ledger before = new Ledger(host.records());
                check(before, host.close(name), name);
                live();
                host.open(TestHost.session(name));
            }
            case 3 -> {
                String name = PLAYERS.get(random.nextInt(PLAYERS.size()));
                String line = line();
                step += name + " fails to type " + line;
                List<?> before = List.copyOf(host.records());
                host.failAfter(1 + random.nextInt(6));
                Ledger ledger = new Ledger(host.records());
                host.handle(host.input(name, line))
                        .ifPresentOrElse(
                                output -> check(ledger, output, name),
                                () -> assertThat(host.records()).as(step).isEqualTo(before));
            }
            case 4, 5, 6, 7, 8, 9, 10, 11 -> live();
            default -> {
                String name = PLAYERS.get(random.nextInt(PLAYERS.size()));
                String line = line();
                step += name + " types " + line;
                Ledger before = new Ledger(host.records());
                check(before, host.type(name, line), name);
            }
        }
    }

    private void live() {
        Duration time = Duration.ofMillis(random.nextInt(random.nextInt(30) == 0 ? 400_000 : 4_000));
        step += " lives for " + time;
        Ledger[] before = {new Ledger(host.records())};
        host.live(time, output -> {
            check(before[0], output, "");
            before[0] = new Ledger(host.records());
        });
        checkNothingIsOverdue();
    }

    private String line() {
        String thing = any(THINGS);
        String person = any(PEOPLE);
        return switch (random.nextInt(25)) {
            case 0, 1 -> "get " + thing;
            case 2 -> "get " + thing + " from " + any(List.of("corpse", "bag", "chest", "2.corpse", "sword"));
            case 3 -> "drop " + thing;
            case 4 -> "put " + thing + " in " + any(List.of("bag", "chest", "corpse", "boat"));
            case 5 -> "give " + thing + " to " + person;
            case 6 -> "give " + random.nextInt(8) + " gold to " + person;
            case 7 -> "drop " + random.nextInt(8) + " gold";
            case 8 -> "wear " + thing;
            case 9 -> "remove " + thing;
            case 10, 11, 12 -> "kill " + person;
            case 13 -> "buy " + any(List.of("torch", "3 torch", "tail", "2 collar", "bag", "99 torch"));
            case 14 -> "sell " + thing;
            case 15 -> ";get all;sell all;kill " + person;
            case 16, 17 -> "buy torch";
            case 18 -> "sell all";
            case 19 -> "wimpy " + random.nextInt(12);
            default -> any(WAYS);
        };
    }

    private String any(List<String> those) {
        return those.get(random.nextInt(those.size()));
    }

    private void check(Ledger before, Output output, String typist) {
        Ledger after = new Ledger(host.records());
        assertThat(after.disorder()).as(step).isEmpty();
        Set<Long> appeared = new HashSet<>(after.present());
        appeared.removeAll(before.present());
        Set<Long> vanished = new HashSet<>(before.present());
        vanished.removeAll(after.present());
        long made = appeared.stream()
                .filter(after::isMade)
                .filter(after::isCharacter)
                .mapToLong(after::gold)
                .sum();
        assertThat(after.gold() - before.gold())
                .as("coins, " + step + ": " + output.seenBy(typist.isEmpty() ? "Ada" : typist))
                .isEqualTo(made + withTheMiser(output, typist));
        assertThat(authored).as("what was authored is still there, " + step).isSubsetOf(after.present());
        assertThat(vanished)
                .as("what may be gone, " + step)
                .allMatch(id -> before.isCharacter(id)
                        || isOfPassage(before.name(id))
                        || isOldStock(before, id, output, typist));
        assertThat(appeared)
                .as("what may be new, " + step)
                .allMatch(id -> after.isMade(id) || isOfPassage(after.name(id)));
        deaths += (int) appeared.stream()
                .filter(id -> after.name(id).startsWith("the corpse of"))
                .count();
        checkRhythm(output);
    }

    private static boolean isOfPassage(String name) {
        return name.startsWith("the corpse of ") || name.equals("a heap of coins");
    }

    /** A keeper with too much of what others sold destroys the oldest. */
    private static boolean isOldStock(Ledger before, long id, Output output, String seller) {
        return before.isMade(id)
                && !seller.isEmpty()
                && output.seenBy(seller).stream().anyMatch(line -> line.startsWith("You sell "));
    }

    /** What went to the keeper who never runs out, or came from there. */
    private long withTheMiser(Output output, String typist) {
        if (typist.isEmpty()) {
            return 0;
        }
        boolean here = host.type(typist, "look").seenBy(typist).stream()
                .anyMatch(line -> line.startsWith("The miser is here")); // or "is here, fighting you."
        long coins = 0;
        for (String line : output.seenBy(typist)) {
            Matcher matcher = TRADED.matcher(line);
            if (matcher.matches()) {
                traded++;
                boolean given = matcher.group(1).equals("give");
                if (given ? line.endsWith(" to the miser.") : here) {
                    coins += matcher.group(1).equals("sell")
                            ? Long.parseLong(matcher.group(2))
                            : -Long.parseLong(matcher.group(2));
                }
            }
        }
        return coins;
    }

    /** Two blows of one fighter are two seconds apart; the first of a fight may follow sooner on the end of another. */
    private void checkRhythm(Output output) {
        for (String name : PLAYERS) {
            for (String line : output.seenBy(name)) {
                if (line.matches("You (hit|miss) .*\\.")) {
                    blows++;
                    Instant last = lastBlow.put(name, host.now());
                    if (last != null) {
                        assertThat(Duration.between(last, host.now()))
                                .as("between two blows of " + name + ", " + step)
                                .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
                    }
                } else if (line.contains(" is dead!") || line.equals("You are dead!")) {
                    lastBlow.remove(name);
                }
            }
        }
    }

    private void checkNothingIsOverdue() {
        Ledger ledger = new Ledger(host.records());
        List<String> late = new ArrayList<>();
        for (long id : ledger.present()) {
            for (String what : List.of("round", "heal", "decay")) {
                long due = ledger.due(id, what);
                if (due != 0 && due <= host.now().toEpochMilli()) {
                    late.add(ledger.name(id) + " should have done: " + what);
                }
            }
        }
        assertThat(late).as(step).isEmpty();
    }
}
