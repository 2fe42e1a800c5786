package org.holdfast.proxy.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.api.SessionId;
import org.holdfast.api.Text;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.render.Renderer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MarkupReportTest {
    private final List<String> log = new ArrayList<>();
    private final MarkupReport report = new MarkupReport(new Renderer(), log::add);
    private final SessionId session = SessionId.random();

    @Test
    void aProblemIsReportedOnceWithItsTurnAndNothingThatAPlayerTyped() {
        Text text = Text.of("<nosuchtag>A\nbell</nosuchtag> {}", "<hunter2>");
        report.look(text, Optional.of(new ToModule.Input(session, 7, "hunter2", false)));
        int reported = log.size();
        report.look(text, Optional.of(new ToModule.Tick()));

        assertThat(reported).isPositive();
        assertThat(log)
                .hasSize(reported)
                .allSatisfy(line -> assertThat(line)
                        .contains("number=7", "nosuchtag", "A bell")
                        .doesNotContain("hunter2", "\n"));
    }

    @Test
    void markupThatIsRightIsNotReported() {
        report.look(Text.of("<bold>{}</bold>", "<nosuchtag>"), Optional.empty());

        assertThat(log).isEmpty();
    }

    @Test
    void madeUpTemplatesDoNotFillTheLog() {
        for (int i = 0; i < MarkupReport.MOST * 2; i++) {
            report.look(Text.of("<nosuchtag>" + i), Optional.empty());
        }

        assertThat(log).hasSize(MarkupReport.MOST);
    }
}
