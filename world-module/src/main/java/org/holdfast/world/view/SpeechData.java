package org.holdfast.world.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.api.SessionInfo;
import org.holdfast.world.channel.Channel;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Thing;

/** What is spoken, as documents for clients with a window for it. */
final class SpeechData {
    private static final String SAY = "say";
    private static final String TELL = "tell";
    private static final String WHISPER = "whisper";
    private static final String SHOUT = "shout";

    private SpeechData() {}

    /** Those that a session may use. */
    static Doc channels(SessionInfo session) {
        List<Doc> channels = new ArrayList<>(List.of(
                channel(SAY, "Say"), channel(TELL, "Tell"), channel(WHISPER, "Whisper"), channel(SHOUT, "Shout")));
        Channel.standard().stream()
                .filter(channel -> channel.permission().map(session::may).orElse(true))
                .forEach(channel -> channels.add(channel(channel.name(), channel.caption())));
        return new Doc.Arr(channels);
    }

    /** Whether one who perceives an event hears the words too. */
    static boolean understands(Thing hearer, Event event) {
        return !(event instanceof Event.Whispered whispered) || whispered.to().equals(hearer);
    }

    private static Doc channel(String name, String caption) {
        return Doc.object()
                .put("name", name)
                .put("caption", caption)
                .put("command", name)
                .build();
    }

    /** What was spoken in an event, as a third person would report it; empty if nothing was. */
    static Optional<Doc> of(Event event) {
        if (event instanceof Event.Said said) {
            return Optional.of(spoken(SAY, event, " says, ", said.words()));
        } else if (event instanceof Event.Told told) {
            return Optional.of(spoken(TELL, event, " tells " + told.to().name() + ", ", told.words()));
        } else if (event instanceof Event.Whispered whispered) {
            return Optional.of(
                    spoken(WHISPER, event, " whispers to " + whispered.to().name() + ", ", whispered.words()));
        } else if (event instanceof Event.Shouted shouted) {
            return Optional.of(spoken(SHOUT, event, " shouts, ", shouted.words()));
        } else if (event instanceof Event.Chatted chatted) {
            String talker = event.actor().name();
            return Optional.of(Doc.object()
                    .put("channel", chatted.channel().name())
                    .put("talker", talker)
                    .put("text", "[" + chatted.channel().caption() + "] " + talker + ": " + chatted.words())
                    .build());
        }
        return Optional.empty();
    }

    private static Doc spoken(String channel, Event event, String verb, String words) {
        return Doc.object()
                .put("channel", channel)
                .put("talker", event.actor().name())
                .put("text", event.actor().name() + verb + "\"" + words + "\"")
                .build();
    }
}
