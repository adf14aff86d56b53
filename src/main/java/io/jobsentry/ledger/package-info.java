/**
 * What was tried, and how it ended: the rows of {@code attempts.tsv}, their chain, and what can be
 * reckoned from them and from the journals. Rows come from facts; nothing here decides anything.
 */
@NullMarked
package io.jobsentry.ledger;

import org.jspecify.annotations.NullMarked;
