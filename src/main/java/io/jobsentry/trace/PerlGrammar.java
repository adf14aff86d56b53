package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Deaths of Perl. A warning looks the same on its one line: what isn't known to be fatal, and has
 * no stack, is taken for a death only if the output ends soon after it.
 */
final class PerlGrammar implements Grammar {
  private static final List<String> WARNINGS =
      List.of(
          "Use of uninitialized value",
          "Argument \"",
          "Deep recursion on ",
          "Odd number of elements",
          "Subroutine ",
          "Useless use of ",
          "isn't numeric",
          "Name \"",
          "Scalar value @",
          "Possible ",
          "Unquoted string ",
          "Use of ",
          "Reference found where ",
          "substr outside of ",
          "Found = in conditional",
          "Statement unlikely to be reached",
          "Wide character in ",
          "readline() on ",
          "print() on ",
          "close() on ",
          "Filehandle ",
          "Constant subroutine ",
          "Variable \"",
          "\"my\" variable",
          "\"our\" variable",
          "Unescaped left brace",
          "Redundant argument ",
          "Missing argument ",
          "Malformed UTF-8",
          "Smartmatch is experimental",
          "given is experimental",
          "when is experimental",
          "Given is ",
          "When is ");

  @Override
  public Language language() {
    return Language.PERL;
  }

  @Override
  public Set<String> triggers() {
    return Set.of(
        ".pl line ", ".pm line ", ".t line ", "-e line ", ") line ", ".cgi line ", ".psgi line ");
  }

  @Override
  public Optional<Opening> open(String text, Before before) {
    Optional<PerlPlace> place = PerlPlace.of(text);
    if (place.isEmpty() || text.startsWith("#") || isWarning(place.get().message())) {
      return Optional.empty();
    }
    return Optional.of(new Opening(0, 0, new PerlReading()));
  }

  private static boolean isWarning(String message) {
    return WARNINGS.stream().anyMatch(message::contains)
        || message.regionMatches(true, 0, "warning", 0, 7)
        || message.regionMatches(true, 0, "deprecated", 0, 10)
        || message.contains(" is deprecated")
        || message.contains(" masks earlier declaration")
        || message.contains(" redefined");
  }
}
