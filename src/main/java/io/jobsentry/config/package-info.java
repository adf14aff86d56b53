/**
 * The config: YAML to a checked {@link io.jobsentry.config.Config}, with the place of every
 * problem, and what is told of the keys: schema, reference, origins, migration. Each key is
 * described once, in the {@code …Keys} classes. The only package that knows the YAML library.
 */
@NullMarked
package io.jobsentry.config;

import org.jspecify.annotations.NullMarked;
