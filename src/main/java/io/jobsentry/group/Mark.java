package io.jobsentry.group;

/**
 * Up to where a growing file of lines has been read.
 *
 * @param size of what has been read, whole lines only
 * @param check of its last bytes, by which a file is known again
 * @param unread how many of its lines could not be understood
 */
record Mark(long size, long check, long unread) {
  static final Mark NONE = new Mark(0, 0, 0);
}
