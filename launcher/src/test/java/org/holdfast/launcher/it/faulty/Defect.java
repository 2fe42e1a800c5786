package org.holdfast.launcher.it.faulty;

/** What is wrong with a {@link FaultyWorld}: where, and what happens there. None of it happens in a rehearsal. */
@SuppressWarnings("ImmutableEnumChecker") // An act has no state.
public enum Defect {
    NONE(Place.NOWHERE, Act.NOTHING),

    THROWS_IN_CONSTRUCTOR(Place.CONSTRUCTOR, Acts::fail),
    THROWS_IN_LOAD(Place.LOAD, Acts::fail),
    HANGS_IN_LOAD(Place.LOAD, Acts::loop),
    THROWS_IN_APPLY(Place.APPLY, Acts::fail),
    THROWS_IN_FIRST_COMMAND(Place.FIRST_COMMAND, Acts::fail),
    THROWS_IN_EVERY_COMMAND(Place.EVERY_COMMAND, Acts::fail),
    LOOPS_IN_EVERY_COMMAND(Place.EVERY_COMMAND, Acts::loop),

    LOOPS(Place.TRIP, Acts::loop),
    LOOPS_AND_CATCHES(Place.TRIP, Acts::loopAndCatch),
    LOOPS_IN_A_STREAM(Place.TRIP, Acts::loopInAStream),
    LOOPS_IN_THE_JDK(Place.TRIP, Acts::loopInTheJdk),
    DEADLOCKS(Place.TRIP, Acts::deadlock),
    SLEEPS(Place.TRIP, Acts::sleep),
    SLEEPS_AND_CATCHES(Place.TRIP, Acts::sleepAndCatch),
    RECURS(Place.TRIP, Acts::recur),
    ALLOCATES(Place.TRIP, Acts::allocate),
    ALLOCATES_AND_CATCHES(Place.TRIP, Acts::allocateAndCatch),
    EXITS_BY_REFLECTION(Place.TRIP, Acts::exitByReflection),
    THROWS(Place.TRIP, Acts::fail),
    SAYS_TOO_MUCH(Place.TRIP, Acts::sayTooMuch),
    SAYS_TOO_OFTEN(Place.TRIP, Acts::sayTooOften),
    PUTS_ELSEWHERE(Place.TRIP, Acts::putElsewhere),
    PUTS_THE_FUTURE(Place.TRIP, Acts::putTheFuture),

    LEAVES_A_THREAD(Place.ACTIVATION, Acts::leaveThread),
    LEAVES_A_THREAD_LOCAL(Place.ACTIVATION, Acts::leaveThreadLocal),
    WAITS_AT_A_GATE(Place.TRIP, Acts::waitAtGate);

    private final Place place;
    private final Act act;

    Defect(Place place, Act act) {
        this.place = place;
        this.act = act;
    }

    /** Where something may be wrong. */
    enum Place {
        NOWHERE,
        /** The factory's. */
        CONSTRUCTOR,
        LOAD,
        APPLY,
        ACTIVATION,
        FIRST_COMMAND,
        EVERY_COMMAND,
        /** The command {@code trip}, which is there to be tripped over. */
        TRIP
    }

    boolean isAt(Place where) {
        return place == where;
    }

    Act act() {
        return act;
    }
}
