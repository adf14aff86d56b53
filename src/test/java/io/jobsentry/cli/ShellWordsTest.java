package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShellWordsTest {
  @Test
  void whatAShellWouldTakeApartIsQuoted() {
    assertThat(ShellWords.of(List.of("sh", "-c", "echo $X; exit 3")))
        .isEqualTo("sh -c 'echo $X; exit 3'");
    assertThat(ShellWords.of(List.of("echo", "it's", "", "a=b", "/x/y-z.sh")))
        .isEqualTo("echo 'it'\\''s' '' a=b /x/y-z.sh");
  }

  @Test
  void aShellReadsTheVeryWordsAgain() throws Exception {
    List<String> words = List.of("a b", "it's", "\\", "$HOME", "`x`", "*", "~", "", "new\nline");
    Ran ran =
        Ran.with(java.util.Map.of(), "/bin/sh", "-c", "printf '<%s>' " + ShellWords.of(words));
    assertThat(ran.out()).isEqualTo("<" + String.join("><", words) + ">");
  }

  private static List<String> words(String typed) {
    return switch (ShellWords.typed(typed)) {
      case ShellWords.Typed.Words(List<String> words) -> words;
      case ShellWords.Typed other -> throw new AssertionError(typed + " is " + other);
    };
  }

  @Test
  void typedWordsAreTakenApartAsAShellDoes() {
    assertThat(words("python  train.py\t--lr 1e-3 "))
        .containsExactly("python", "train.py", "--lr", "1e-3");
    assertThat(words("a 'b c' \"d 'e'\" f\\ g")).containsExactly("a", "b c", "d 'e'", "f g");
    assertThat(words("a '' \"\" x''y")).containsExactly("a", "", "", "xy");
    assertThat(words("a \"q\\\"q\" \"b\\n\" '$HOME' \\$HOME \"\\$X\""))
        .containsExactly("a", "q\"q", "b\\n", "$HOME", "$HOME", "$X");
    assertThat(words("a x=1 b#c d~")).containsExactly("a", "x=1", "b#c", "d~");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a | b",
        "a > f",
        "a && b",
        "a; b",
        "a $HOME",
        "a \"$HOME\"",
        "a `b`",
        "a *.py",
        "a ?",
        "a ~",
        "X=1 a",
        "cd x",
        "exec a",
        "a\nb",
        "a & ",
        "(a)",
        "a [b]",
        "a # b",
        "source x"
      })
  void whatOnlyAShellCanDoIsToldApart(String typed) {
    assertThat(ShellWords.typed(typed)).isInstanceOf(ShellWords.Typed.ForShell.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a 'b", "a \"b", "a \\", "''"})
  void whatIsNoCommandIsSaid(String typed) {
    assertThat(ShellWords.typed(typed)).isInstanceOf(ShellWords.Typed.Broken.class);
  }

  @Property(tries = 500)
  void whatIsQuotedComesBack(@ForAll("commands") List<String> command) {
    assertThat(words(ShellWords.of(command))).isEqualTo(command);
  }

  @Property(tries = 60)
  void aRealShellAgrees(@ForAll("typing") String typed) throws Exception {
    if (ShellWords.typed(typed) instanceof ShellWords.Typed.Words(List<String> words)) {
      Ran ran = Ran.with(java.util.Map.of(), "/bin/sh", "-c", "printf '<%s>' x" + " " + typed);
      assertThat(ran.out()).as(typed).isEqualTo("<x><" + String.join("><", words) + ">");
    }
  }

  @Provide
  Arbitrary<List<String>> commands() {
    Arbitrary<String> word = Arbitraries.strings().ascii().excludeChars('\0').ofMaxLength(6);
    Arbitrary<String> program = Arbitraries.strings().alpha().ofMinLength(2).ofMaxLength(5);
    return program.flatMap(
        first ->
            word.list()
                .ofMaxSize(4)
                .map(
                    rest -> {
                      var all = new java.util.ArrayList<>(List.of("./" + first));
                      all.addAll(rest);
                      return all;
                    }));
  }

  @Provide
  Arbitrary<String> typing() {
    return Arbitraries.of('a', 'b', ' ', ' ', '\'', '"', '\\', '=', '#', '-', 'n')
        .list()
        .ofMaxSize(9)
        .map(
            letters ->
                "p"
                    + letters.stream()
                        .map(String::valueOf)
                        .collect(java.util.stream.Collectors.joining()));
  }
}
