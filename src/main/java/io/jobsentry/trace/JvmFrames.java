package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;

/** The lines of a JVM's stack trace. */
final class JvmFrames {
  private static final List<String> LIBRARIES =
      List.of(
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          "com.sun.",
          "jakarta.",
          "kotlin.",
          "kotlinx.",
          "scala.",
          "akka.",
          "groovy.",
          "org.codehaus.groovy.",
          "clojure.",
          "_COROUTINE.",
          "org.springframework.",
          "org.apache.",
          "org.junit.",
          "junit.",
          "org.testng.",
          "org.mockito.",
          "org.hibernate.",
          "org.slf4j.",
          "org.gradle.",
          "worker.org.gradle.",
          "org.eclipse.",
          "org.jboss.",
          "org.postgresql.",
          "org.mariadb.",
          "org.h2.",
          "org.jetbrains.",
          "org.assertj.",
          "org.scalatest.",
          "org.aspectj.",
          "org.flywaydb.",
          "io.netty.",
          "io.grpc.",
          "io.vertx.",
          "io.quarkus.",
          "io.micrometer.",
          "io.undertow.",
          "io.opentelemetry.",
          "io.reactivex.",
          "io.lettuce.",
          "io.confluent.",
          "io.ktor.",
          "reactor.",
          "rx.",
          "okhttp3.",
          "okio.",
          "retrofit2.",
          "feign.",
          "ch.qos.logback.",
          "com.google.common.",
          "com.google.inject.",
          "com.google.protobuf.",
          "com.google.gson.",
          "com.fasterxml.",
          "com.zaxxer.",
          "com.mysql.",
          "com.mongodb.",
          "com.datastax.",
          "com.amazonaws.",
          "com.netflix.",
          "software.amazon.",
          "net.bytebuddy.",
          "net.sf.cglib.",
          "oracle.jdbc.",
          "redis.clients.",
          "cats.",
          "zio.",
          "play.api.",
          "android.",
          "androidx.");

  private JvmFrames() {}

  /** Where {@code at } stands in a frame, or -1 if the text is none. */
  static int frame(String text) {
    int at = text.indexOf("at ");
    while (at > 0) {
      char before = text.charAt(at - 1);
      if (before == '\t' || (before == ' ' && Text.at(text, at - 2) == ' ')) {
        return isFrame(text, at + 3) ? at : -1;
      }
      at = text.indexOf("at ", at + 1);
    }
    return -1;
  }

  /** Where {@code at } stands in a line that is nothing but a frame, or -1. */
  static int bare(String text) {
    int at = frame(text);
    return at > 0 && Text.indent(text) == at ? at : -1;
  }

  /** A dotted name and, right behind it, a place in parentheses. */
  private static boolean isFrame(String text, int from) {
    int open = text.indexOf('(', from);
    if (open < 0 || text.lastIndexOf('.', open) < from || text.charAt(open - 1) == ' ') {
      return false;
    }
    if (text.indexOf(' ', from, open) >= 0) {
      // Scala and Kotlin may have blanks in a method's name, never in a class's.
      int dot = text.lastIndexOf('.', open);
      if (text.indexOf(' ', from) < dot) {
        return false;
      }
    }
    int close = text.indexOf(')', open);
    return close > open + 1 || (close == open + 1 && close == text.length() - 1);
  }

  /**
   * @param from where the class's name starts
   */
  static Frame read(String text, int from) {
    int open = text.indexOf('(', from);
    String name = withoutModule(text.substring(from, open));
    int close = text.indexOf(')', open);
    String place = text.substring(open + 1, close < 0 ? text.length() : close);
    int colon = place.lastIndexOf(':');
    boolean own = isOwn(name, text.substring(from, open), place);
    if (colon > 0 && Text.number(place, colon + 1).isPresent()) {
      return Frame.of(
          place.substring(0, colon), Text.number(place, colon + 1).getAsInt(), name, own);
    }
    boolean file = place.indexOf('.') > 0;
    return Frame.of(file ? place : "", name, own);
  }

  private static String withoutModule(String name) {
    int slash = name.lastIndexOf('/');
    if (slash > 0 && name.startsWith("0x", slash + 1)) {
      slash = name.lastIndexOf('/', slash - 1);
    }
    return name.substring(slash + 1);
  }

  private static boolean isOwn(String name, String qualified, String place) {
    if (qualified.startsWith("java.") && qualified.contains("/")) {
      return false;
    }
    if (place.equals("<generated>") || name.startsWith("$Proxy") || name.contains(".$Proxy")) {
      return false;
    }
    for (String library : LIBRARIES) {
      if (name.startsWith(library)) {
        return false;
      }
    }
    return true;
  }

  /** {@code ... 12 more} and its kin: how many; empty if the line is something else. */
  static Optional<Integer> more(String text) {
    String line = text.strip();
    if (!line.startsWith("... ")) {
      return Optional.empty();
    }
    boolean known =
        line.endsWith(" more")
            || line.contains(" common frames omitted")
            || line.endsWith("elided");
    return known && Text.number(line, 4).isPresent()
        ? Optional.of(Text.number(line, 4).getAsInt())
        : Optional.empty();
  }
}
