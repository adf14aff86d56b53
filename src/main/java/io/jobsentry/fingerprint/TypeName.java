package io.jobsentry.fingerprint;

/** The name of what was thrown, without what a compiler or a runtime numbers. */
final class TypeName {
  private TypeName() {}

  static String of(String type) {
    return FunctionName.unnumbered(type.strip());
  }
}
