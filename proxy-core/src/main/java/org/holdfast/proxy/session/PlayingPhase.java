package org.holdfast.proxy.session;

import org.holdfast.api.Doc;
import org.holdfast.proxy.telnet.Terminal;

/** A connection shows a session: what is typed is for the session. Owned by the session's event loop. */
final class PlayingPhase implements Phase {
    private final Session session;
    private final Connection connection;

    PlayingPhase(Session session, Connection connection) {
        this.session = session;
        this.connection = connection;
    }

    @Override
    public void line(String line, boolean secret) {
        session.typing().line(line, secret, connection);
    }

    @Override
    public void lineTooLong(int limit) {
        session.typing().tooLong(limit, connection);
    }

    @Override
    public void terminalChanged(Terminal terminal) {
        session.clientChanged();
    }

    @Override
    public void data(String packageName, Doc data) {
        session.typing().document(packageName, data);
    }

    @Override
    public void lost() {
        session.lost(connection);
    }
}
