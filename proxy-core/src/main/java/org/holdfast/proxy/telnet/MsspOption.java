package org.holdfast.proxy.telnet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/**
 * MSSP, Mud Server Status Protocol: whoever agrees, a crawler of a list of games most often, is told of the server as
 * soon as it agrees. What there is to tell is asked for above, where it is known.
 */
final class MsspOption extends TelnetOption {
    static final int CODE = 70;

    private static final byte VAR = 1;
    private static final byte VAL = 2;

    private final Consumer<TelnetEvent> events;

    /** @param events takes the question */
    MsspOption(Wire wire, Consumer<TelnetEvent> events) {
        super(CODE, wire);
        this.events = events;
    }

    @Override
    void begin() {
        offerToPerform();
    }

    @Override
    boolean agreesToPerform() {
        return true;
    }

    @Override
    void weBegan() {
        events.accept(new TelnetEvent.StatusAsked());
    }

    void send(Map<String, String> status) {
        if (isPerformed()) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            status.forEach((name, value) -> {
                content.write(VAR);
                content.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
                content.write(VAL);
                content.writeBytes(value.getBytes(StandardCharsets.UTF_8));
            });
            subnegotiate(content.toByteArray());
        }
    }
}
