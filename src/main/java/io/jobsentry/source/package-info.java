/**
 * Where a line comes from and what it says: the prefixes that loggers, launchers and containers put
 * before a text are recognised and taken away. Knows nothing of what the text means.
 */
@NullMarked
package io.jobsentry.source;

import org.jspecify.annotations.NullMarked;
