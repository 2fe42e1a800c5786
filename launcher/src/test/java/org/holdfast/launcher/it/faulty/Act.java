package org.holdfast.launcher.it.faulty;

import java.util.function.Consumer;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Text;

/** What a world does wrong. */
interface Act {
    Act NOTHING = scene -> {};

    void in(Scene scene);

    /**
     * Where it is done.
     *
     * @param line what a player typed
     * @param say tells that player
     * @param put puts a record
     * @param gate the listen port of a test that wants to know, and to be waited for
     */
    record Scene(String line, Consumer<Text> say, Consumer<StoredRecord> put, int gate) {
        /** Not in a turn. */
        static Scene outside(int gate) {
            return new Scene("", text -> {}, record -> {}, gate);
        }
    }
}
