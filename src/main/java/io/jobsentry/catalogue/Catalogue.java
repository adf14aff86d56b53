package io.jobsentry.catalogue;

import io.jobsentry.detect.Sought;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The known failures, or those of some families. */
public final class Catalogue {
  /** Beside this class. */
  static final String FLAT = "catalogue.tsv";

  private final List<Family> families;
  private final Map<String, Signature> signatures;

  Catalogue(List<Family> families, List<Signature> signatures) {
    this.families = List.copyOf(families);
    var byId = new LinkedHashMap<String, Signature>();
    signatures.forEach(signature -> byId.put(signature.id(), signature));
    this.signatures = byId;
  }

  /** Everything that is known. */
  public static Catalogue load() {
    return Flat.read(resource(FLAT));
  }

  /**
   * A family with its samples, which nobody needs while a job runs.
   *
   * @param family the name of one that there is
   */
  public static FamilyFile reviewed(String family) throws BadCatalogueException {
    String file = family + ".yaml";
    return FamilyReader.read(file, resource(file));
  }

  private static String resource(String name) {
    try (InputStream stream = Catalogue.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the program has no " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Family> families() {
    return families;
  }

  public List<Signature> signatures() {
    return List.copyOf(signatures.values());
  }

  public Optional<Signature> find(String id) {
    return Optional.ofNullable(signatures.get(id));
  }

  /** What is left when some families are switched off. */
  public Catalogue without(Set<String> names) {
    return new Catalogue(
        families.stream().filter(family -> !names.contains(family.name())).toList(),
        signatures.values().stream().filter(it -> !names.contains(it.family())).toList());
  }

  /** Only one family. */
  public Catalogue only(String name) {
    return new Catalogue(
        families.stream().filter(family -> family.name().equals(name)).toList(),
        signatures.values().stream().filter(it -> it.family().equals(name)).toList());
  }

  /** The signatures in whose words all of these stand, in any order and case. */
  public List<Signature> about(String words) {
    String[] wanted = words.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
    return signatures.values().stream()
        .filter(
            signature -> {
              String said =
                  String.join(
                          " ",
                          signature.family(),
                          signature.id(),
                          signature.title(),
                          signature.note(),
                          signature.change().orElse(""))
                      .toLowerCase(Locale.ROOT);
              return Arrays.stream(wanted).allMatch(said::contains);
            })
        .toList();
  }

  /**
   * The signatures that know a line, the most exact first.
   *
   * @param line without escape sequences
   */
  public List<Signature> matching(String line) {
    List<Signature> found =
        signatures.values().stream().filter(signature -> signature.matches(line)).toList();
    return found.size() < 2 ? found : mostExactFirst(found);
  }

  /** Those that others of them are more exact about, behind those; otherwise in their order. */
  public static List<Signature> mostExactFirst(List<Signature> found) {
    var left = new ArrayList<>(found);
    var sorted = new ArrayList<Signature>();
    while (!left.isEmpty()) {
      Set<String> beaten = new HashSet<>();
      left.forEach(signature -> beaten.addAll(signature.over()));
      Signature next =
          left.stream()
              .filter(signature -> !beaten.contains(signature.id()))
              .findFirst()
              .orElse(left.getFirst());
      left.remove(next);
      sorted.add(next);
    }
    return sorted;
  }

  /**
   * What to look for in a job's lines.
   *
   * @param cooldown the least time between two reports of one signature
   */
  public static List<Sought> sought(List<Signature> signatures, Duration cooldown) {
    return signatures.stream()
        .map(
            it ->
                new Sought(
                    it.detector(),
                    it.pattern(),
                    it.not(),
                    1,
                    Optional.empty(),
                    Optional.empty(),
                    cooldown))
        .toList();
  }
}
