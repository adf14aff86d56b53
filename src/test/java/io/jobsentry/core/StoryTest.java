package io.jobsentry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Notice.Weight;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Moment;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of all that was noticed is why the job ended. */
final class StoryTest {
  private Story story = Story.NONE;
  private Duration uptime = Duration.ofHours(9);

  private Moment now() {
    return new Moment(Life.WALL.plus(uptime), uptime);
  }

  private StoryTest sees(String what, long offset, Weight weight) {
    story = story.with(new Notice(new Incarnation(1), what, what, offset, weight), now());
    return this;
  }

  private StoryTest after(Duration span) {
    uptime = uptime.plus(span);
    return this;
  }

  private Optional<String> cause() {
    return story.cause(now()).map(Notice::detector);
  }

  @Test
  void ofTwoTracesTheFirstIsTheCause() {
    assertThat(sees("late", 70, Weight.EVIDENCE).sees("early", 30, Weight.EVIDENCE).cause())
        .contains("early");
  }

  @Test
  void aTraceWeighsMoreThanAHintBeforeIt() {
    assertThat(sees("hint", 1, Weight.HINT).sees("trace", 9, Weight.EVIDENCE).cause())
        .contains("trace");
    assertThat(story.clues()).extracting(it -> it.notice().detector()).contains("hint");
  }

  @Test
  void aTraceSaysMoreThanAKnownFailureInItsFirstLine() {
    assertThat(
            sees("catalogue/c-assertion", 9, Weight.EVIDENCE)
                .sees("traceback", 9, Weight.EVIDENCE)
                .cause())
        .contains("traceback");
  }

  @Test
  void aHintIsBetterThanNothing() {
    assertThat(sees("hint", 1, Weight.HINT).cause()).contains("hint");
    assertThat(after(Story.RECENT).cause()).isEmpty();
  }

  @Test
  void whatOnlyFollowsIsNoCause() {
    assertThat(sees("echo", 1, Weight.ECHO).cause()).isEmpty();
  }

  @Test
  void whatFollowsHalfAnHourLaterDoesNotHideTheCause() {
    sees("root", 1, Weight.EVIDENCE).after(Duration.ofMinutes(30)).sees("echo", 9, Weight.ECHO);
    assertThat(cause()).contains("root");
  }

  @Test
  void whereOnlyConsequencesWereSeenTheySayMost() {
    sees("echo", 9, Weight.ECHO);
    assertThat(story.likeliest(now())).get().returns("echo", Notice::detector);
  }

  @Test
  void whatWasNoticedInALoggedTraceIsAPartOfIt() {
    sees("catalogue/lookup", 40, Weight.EVIDENCE).sees("oom", 41, Weight.ALARM);
    sees("catalogue/other", 80, Weight.EVIDENCE);
    var trace = new Notice(new Incarnation(1), "trace", "x", 10, 60, Weight.HINT, Optional.empty());
    story = story.with(trace, now());
    assertThat(story.clues())
        .extracting(it -> it.notice().detector())
        .containsExactly("oom", "catalogue/other", "trace");
  }

  @Test
  void aTraceThatGoesOnBehindAnotherIsNoPartOfIt() {
    for (long end : new long[] {90, 60}) {
      var trace =
          new Notice(new Incarnation(1), "to " + end, "x", 10, end, Weight.HINT, Optional.empty());
      story = story.with(trace, now());
    }
    assertThat(story.clues()).extracting(it -> it.notice().detector()).contains("to 90");
  }

  @Test
  void whatTheJobOutlivedByMinutesIsAnotherStory() {
    sees("old", 1, Weight.EVIDENCE).after(Story.SILENCE).sees("new", 2, Weight.HINT);
    assertThat(cause()).contains("new");
  }

  @Test
  void aStoryGoesOnWhileItsCluesFollowEachOther() {
    Duration step = Story.SILENCE.minusSeconds(1);
    sees("first", 1, Weight.EVIDENCE);
    for (int i = 2; i < 9; i++) {
      after(step).sees("next", i, Weight.EVIDENCE);
    }
    assertThat(cause()).contains("first");
  }

  @Test
  void whatIsLongPastIsNoCauseAnyMore() {
    sees("old", 1, Weight.EVIDENCE).after(Story.PAST.minusSeconds(1));
    assertThat(cause()).contains("old");
    assertThat(after(Duration.ofSeconds(1)).cause()).isEmpty();
  }

  @Test
  void aFloodOfCluesKeepsTheLikeliest() {
    for (int i = 100; i > 0; i--) {
      sees("hint", i, Weight.HINT).sees("trace" + i, i, Weight.EVIDENCE);
    }
    assertThat(story.clues()).hasSize(16);
    assertThat(cause()).contains("trace1");
  }
}
