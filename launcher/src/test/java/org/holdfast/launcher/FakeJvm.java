package org.holdfast.launcher;

import java.util.ArrayList;
import java.util.List;

/** Runs a shutdown hook when a test says so, and goes on when halted. */
final class FakeJvm implements ServerProcess.Jvm {
    final List<Runnable> hooks = new ArrayList<>();
    final List<Integer> halted = new ArrayList<>();

    @Override
    public void atExit(Runnable hook) {
        hooks.add(hook);
    }

    @Override
    public void halt(int exitCode) {
        halted.add(exitCode);
    }
}
