package org.holdfast.proxy.host;

import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.awaitility.Awaitility.await;

class CanaryTest {
    @Test
    void aWholeCollectionTakesIt() {
        Canary canary = new Canary();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            System.gc();
            return canary.isCollected();
        });
    }
}
