package org.holdfast.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.holdfast.api.RecordKey;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule;

/**
 * What an accepted turn did.
 *
 * @param messages all that it sent
 * @param changed the records that it changed
 */
record Output(List<FromModule> messages, Set<RecordKey> changed) {
    Output {
        messages = List.copyOf(messages);
        changed = Set.copyOf(changed);
    }

    /** What a player without colours or markup reads, prompt included, line by line. */
    List<String> seenBy(String name) {
        var id = TestHost.session(name).id();
        List<String> lines = new ArrayList<>();
        for (FromModule message : messages) {
            if (message instanceof FromModule.Tell tell && tell.to().equals(id)) {
                lines.addAll(PlainText.lines(tell.text()));
            } else if (message instanceof FromModule.Broadcast broadcast
                    && broadcast.to().contains(id)) {
                lines.addAll(PlainText.lines(broadcast.text()));
            } else if (message instanceof FromModule.Prompt prompt
                    && prompt.to().equals(id)) {
                lines.addAll(PlainText.lines(prompt.text()));
            } else if (message instanceof FromModule.Close close
                    && close.session().equals(id)) {
                lines.addAll(PlainText.lines(close.goodbye()));
            }
        }
        return lines;
    }

    /** The same in one piece. */
    String shownTo(String name) {
        return String.join("\n", seenBy(name));
    }

    /** The documents that a player's client is sent: the package and its JSON. */
    List<String> dataFor(String name) {
        var id = TestHost.session(name).id();
        List<String> data = new ArrayList<>();
        for (FromModule message : messages) {
            if (message instanceof FromModule.SendData sent && sent.to().equals(id)) {
                data.add(sent.packageName() + " " + sent.data().toJson());
            }
        }
        return data;
    }

    /** All texts that it showed to anybody. */
    List<Text> texts() {
        List<Text> texts = new ArrayList<>();
        for (FromModule message : messages) {
            if (message instanceof FromModule.Tell tell) {
                texts.add(tell.text());
            } else if (message instanceof FromModule.Broadcast broadcast) {
                texts.add(broadcast.text());
            } else if (message instanceof FromModule.Close close) {
                texts.add(close.goodbye());
            }
        }
        return texts;
    }
}
