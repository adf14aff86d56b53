package io.jobsentry.inbox;

/** What became of a command. */
public record Reply(boolean ok, String text) {}
