@NullMarked
package io.jobsentry.ledger;

import org.jspecify.annotations.NullMarked;
