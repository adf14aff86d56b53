package io.jobsentry.incident;

import java.time.Instant;

/** What happened next in the story of an incident, in a sentence. */
public record Chapter(Instant at, String words) {}
