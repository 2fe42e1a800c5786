package org.holdfast.api.message;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.holdfast.api.ClientInfo;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordKey;
import org.holdfast.api.SessionId;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Text;
import org.holdfast.api.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MessagesTest {
    private static final SessionId NOVA = SessionId.random();
    private static final SessionInfo SESSION =
            new SessionInfo(NOVA, "account", "character", "Nova", Set.of(), ClientInfo.UNKNOWN, 1);
    private static final Doc BODY = Doc.object().put("a", 1).build();

    private static final Turn NO_TURN = new Turn() {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public void edit(RecordKey key) {}

        @Override
        public void put(StoredRecord record) {}

        @Override
        public void delete(RecordKey key) {}

        @Override
        public void send(FromModule message) {}
    };

    static List<ToModule> toModule() {
        return List.of(
                new ToModule.SessionOpened(SESSION),
                new ToModule.SessionResumed(SESSION),
                new ToModule.ClientChanged(SESSION),
                new ToModule.Input(NOVA, 1, "look", false),
                new ToModule.ClientData(NOVA, "core.ping", BODY),
                new ToModule.SessionClosed(NOVA, ToModule.SessionClosed.Reason.QUIT),
                new ToModule.CharacterGone("character"),
                new ToModule.Tick(),
                new ToModule.Woken("dawn", Instant.EPOCH),
                new ToModule.Sent("combat", BODY),
                new ToModule.Called("combat", 1, BODY),
                new ToModule.Reply(1, BODY),
                new ToModule.CallFailed(1, "gone"));
    }

    static List<FromModule> fromModule() {
        return List.of(
                new FromModule.Tell(NOVA, Text.EMPTY),
                new FromModule.Broadcast(List.of(NOVA), Text.EMPTY),
                new FromModule.Prompt(NOVA, Text.EMPTY, false),
                new FromModule.SendData(NOVA, "Room.Info", BODY),
                new FromModule.Close(NOVA, Text.EMPTY),
                new FromModule.WakeAt("dawn", Instant.EPOCH),
                new FromModule.Send("combat", BODY),
                new FromModule.Call("combat", 1, BODY),
                new FromModule.Answer("combat", 1, BODY),
                new FromModule.WriteContent("areas/mud.yaml", "zone: mud\n", NOVA, Text.EMPTY));
    }

    @Test
    void everyMessageIsTriedBelow() {
        assertThat(toModule()).map(Object::getClass).containsExactlyInAnyOrder(permitted(ToModule.class));
        assertThat(fromModule()).map(Object::getClass).containsExactlyInAnyOrder(permitted(FromModule.class));
    }

    private static Class<?>[] permitted(Class<?> sealed) {
        return Arrays.copyOf(sealed.getPermittedSubclasses(), sealed.getPermittedSubclasses().length);
    }

    @ParameterizedTest
    @MethodSource("toModule")
    void aMessageToAModuleReachesTheMethodOfItsName(ToModule message) {
        List<Call> calls = new ArrayList<>();
        message.dispatch(recorder(ToModule.Handler.class, calls), NO_TURN);
        assertThat(calls).containsExactly(new Call(methodFor(message), List.of(message, NO_TURN)));
    }

    @ParameterizedTest
    @MethodSource("fromModule")
    void aMessageFromAModuleReachesTheMethodOfItsName(FromModule message) {
        List<Call> calls = new ArrayList<>();
        message.dispatch(recorder(FromModule.Handler.class, calls));
        assertThat(calls).containsExactly(new Call(methodFor(message), List.of(message)));
    }

    @Test
    void everyHandlerMethodMustBeWritten() {
        assertThat(ToModule.Handler.class.getMethods()).noneMatch(method -> method.isDefault());
        assertThat(FromModule.Handler.class.getMethods()).noneMatch(method -> method.isDefault());
    }

    @Test
    void whatAPlayerTypedIsNotInTheStringForm() {
        assertThat(new ToModule.Input(NOVA, 7, "hunter2", false)).hasToString("Input[session=" + NOVA + ", number=7]");
        assertThat(new ToModule.Input(NOVA, 7, "hunter2", true).toString()).doesNotContain("hunter2");
        assertThat(new ToModule.ClientData(
                                NOVA,
                                "char.login",
                                Doc.object().put("password", "hunter2").build())
                        .toString())
                .doesNotContain("hunter2");
        assertThat(new FromModule.Tell(NOVA, Text.plain("hunter2")).toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void linesAreCountedFromOne(long number) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ToModule.Input(NOVA, number, "", false));
    }

    @Test
    void aLineIsBoundedAndTheErrorDoesNotRepeatIt() {
        assertThat(new ToModule.Input(NOVA, 1, "x".repeat(ToModule.Input.MAX_LINE), false).line())
                .hasSize(4096);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ToModule.Input(NOVA, 1, "x".repeat(ToModule.Input.MAX_LINE + 1), false))
                .withMessage("a line has at most 4096 characters");
    }

    @Test
    void theReceiversOfABroadcastAreThoseOfTheMoment() {
        List<SessionId> receivers = new ArrayList<>(List.of(NOVA));
        FromModule.Broadcast broadcast = new FromModule.Broadcast(receivers, Text.EMPTY);
        receivers.clear();
        assertThat(broadcast.to()).containsExactly(NOVA);
        assertThat(broadcast.delivery()).isEqualTo(FromModule.Delivery.ALWAYS);
    }

    private record Call(String method, List<Object> arguments) {}

    private static String methodFor(Object message) {
        String type = message.getClass().getSimpleName();
        return Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    private static <T> T recorder(Class<T> handler, List<Call> calls) {
        Object recorder = Proxy.newProxyInstance(
                handler.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                    calls.add(new Call(method.getName(), List.of(arguments)));
                    return null;
                });
        return handler.cast(recorder);
    }
}
