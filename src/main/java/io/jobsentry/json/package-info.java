/** JSON as plain values: the only package that knows the JSON library. */
@NullMarked
package io.jobsentry.json;

import org.jspecify.annotations.NullMarked;
