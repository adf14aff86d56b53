package io.jobsentry.doctor;

import io.jobsentry.config.Loaded;
import java.nio.file.Path;

/**
 * A config and what became of it.
 *
 * @param name the file as the user knows it
 * @param there whether there is such a file
 * @param minFreeBytes what is to be free on the job's disk
 */
public record ConfigReading(
    Path file, String name, boolean there, Loaded loaded, long minFreeBytes) {}
