package io.jobsentry.model;

/**
 * What makes a process the job and nobody else: its pid, when the kernel started it, and under
 * which boot. A pid alone is never enough, since pids come back.
 *
 * @param pid the process id
 * @param startTicks the kernel's start time of that process, in clock ticks since boot
 * @param bootId the kernel's id of the boot
 */
public record JobIdentity(long pid, long startTicks, String bootId) {}
