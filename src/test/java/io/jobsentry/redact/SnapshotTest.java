package io.jobsentry.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Env files and configs as they are kept beside an incident. */
final class SnapshotTest {
  private static final Redactor REDACTOR = Redactor.withoutVariables();

  @Test
  void anEnvFileKeepsItsNamesAndComments() {
    String text =
        """
        # the base
        DB_HOST=db.example.com
        export DB_PASSWORD="hunter 2" # rotated
        EMPTY=
        KEY='-----BEGIN X-----
        abc def
        -----END X-----'
        DEBUG = true # on
        PATH_ONLY
        some words that are no entry
        A=1\r
        """;
    String clean = REDACTOR.envFile(text).text();
    assertThat(clean)
        .isEqualTo(
            """
            # the base
            DB_HOST=[redacted:env-value]
            export DB_PASSWORD="[redacted:env-value]" # rotated
            EMPTY=
            KEY='[redacted:env-value]
            [redacted:env-value]
            [redacted:env-value]'
            DEBUG = [redacted:env-value] # on
            PATH_ONLY
            [redacted:env-value]
            A=[redacted:env-value]\r
            """);
    assertThat(REDACTOR.envFile(clean).text()).isEqualTo(clean);
  }

  @Test
  void aConfigLosesWhatStandsUnderSecretNames() {
    String text =
        """
        # password: of nobody
        name: trainer
        db:
          host: db.example.com
          password: secret
          url: postgres://me:hunter2@h/d
        api_key: "abc"   # short
        max_tokens: 4096
        passwords:
        - one
        - two
        credentials:
          user: me
          pin: 1234
        ssl_key_file: /etc/key.pem
        signing_key: |
          line one
          line two
        token: ${TOKEN}
        after: kept
        """;
    String clean = REDACTOR.config(text).text();
    assertThat(clean)
        .isEqualTo(
            """
            # password: of nobody
            name: trainer
            db:
              host: db.example.com
              password: [redacted:password]
              url: postgres://me:[redacted:url-password]@h/d
            api_key: "[redacted:api-key]"   # short
            max_tokens: 4096
            passwords:
            - [redacted:password]
            - [redacted:password]
            credentials:
              user: [redacted:credential]
              pin: [redacted:credential]
            ssl_key_file: /etc/key.pem
            signing_key: |
              [redacted:signing-key]
              [redacted:signing-key]
            token: ${TOKEN}
            after: kept
            """);
    assertThat(REDACTOR.config(clean).text()).isEqualTo(clean);
  }

  @Test
  void jsonAndTomlStayWhatTheyAre() {
    String json =
        """
        {
          "db": {"password": "secret", "port": 5},
          "pin_token": 12345,
          "secrets": ["a", "b"],
          "credentials": {
            "user": "me",
            "last": "x"
          },
          "n": 1
        }
        """;
    String clean = REDACTOR.config(json).text();
    assertThat(clean)
        .isEqualTo(
            """
            {
              "db": {"password": "[redacted:password]", "port": 5},
              "pin_token": "[redacted:token]",
              "secrets": ["[redacted:secret]"],
              "credentials": {
                "user": "[redacted:credential]",
                "last": "[redacted:credential]"
              },
              "n": 1
            }
            """);
    assertThat(REDACTOR.config(clean).text()).isEqualTo(clean);
    String toml = "[db]\npassword = \"x\"\ntoken = 12\nport = 5\n";
    assertThat(REDACTOR.config(toml).text())
        .isEqualTo(
            "[db]\npassword = \"[redacted:password]\"\ntoken = \"[redacted:token]\"\nport = 5\n");
  }
}
