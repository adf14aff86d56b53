package io.jobsentry.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "PGPASSWORD",
        "MYSQL_PWD",
        "DB_PASSWORD",
        "dbPassword",
        "OPENAI_API_KEY",
        "GITHUB_TOKEN",
        "token2",
        "SECRET_KEY_BASE",
        "client-secret",
        "private_key",
        "AWS_SECRET_ACCESS_KEY"
      })
  void aNameOfASecretIsOne(String name) {
    assertThat(SecretName.isLikely(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MAX_TOKENS",
        "max_new_tokens",
        "PASSWORD_FILE",
        "PWD",
        "OLDPWD",
        "primary_key",
        "pad_token",
        "TOKENIZERS_PARALLELISM",
        "secret_name",
        "PATH",
        "lr",
        ""
      })
  void aNameThatOnlyLooksLikeOneIsNone(String name) {
    assertThat(SecretName.isLikely(name)).isFalse();
  }
}
