package io.jobsentry.process;

/**
 * One line of the process table.
 *
 * @param startTicks when it was started, in the table's own unit; with the pid it names one process
 * @param state the kernel's letter for what it does
 */
record ProcessRow(long pid, long parent, long group, long session, long startTicks, char state) {

  /** Dead processes stay in the table until somebody asks how they ended. */
  boolean alive() {
    return state != 'Z' && state != 'X';
  }
}
