package io.jobsentry.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactorTest {
  private static final Redactor PLAIN = Redactor.withoutVariables();

  private static String redacted(String text) {
    return PLAIN.redact(text).text();
  }

  /** Each line has the secret between two marks, which are taken out before. */
  private static void hides(String marked, String kind) {
    int from = marked.indexOf('«');
    int to = marked.indexOf('»');
    String text = marked.replace("«", "").replace("»", "");
    String wanted =
        marked.substring(0, from) + "[redacted:" + kind + "]" + marked.substring(to + 1);
    assertThat(redacted(text)).isEqualTo(wanted);
    assertThat(redacted(wanted)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DB_PASSWORD=«hunter2»",
        "export PGPASSWORD=«tr0ub4dor&3»",
        "password: «sunshine»",
        "  password: «sunshine»  # of the test base",
        "\"password\": \"«correct horse»\",",
        "{'user': 'me', 'password': '«p,q»', 'x': 1}",
        "{\"cmd\": \"{\\\"password\\\": \\\"«hunter2»\\\"}\"}",
        "password = \"«hunter2»\"",
        "Config(user=me, password=«hunter2», port=5)",
        "connect(host='h', password='«hunter2»')",
        "Server=db;User Id=sa;Password=«S3cr;et!x»;Encrypt=yes",
        "https://h/p?user=me&password=«hunter2»&x=1",
        "run --password «hunter2» --port 5",
        "run --db-password=«hunter2» --port 5",
        "['run', '--password', '«hunter2»', '--port', '5']",
        "<password>«hunter2»</password>",
        "\u001b[36mpassword\u001b[0m=\u001b[35m«hunter2»\u001b[0m",
        "2026-01-01 12:00:00 INFO the password is «hunter22»",
        "ALTER USER me WITH PASSWORD '«hunter2»';",
        ":password=>\"«hunter2»\"",
        "spring.datasource.password=«hunter2»",
        "env: A=1\\nPASSWORD=«hunter2»\\nB=2",
        "password: str = \"«hunter2»\"",
        "user=me passwd=«a,b,c» x=1",
        "config['password'] = '«hunter2»'",
      })
  void hidesPasswordsByTheirNames(String marked) {
    hides(marked, "password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://me:«hunter2»@db.example.com:5432/base",
        "amqp://me:«p@ss»@h/x",
        "mongodb+srv://me:«pa/ss»@h/x",
        "redis://:«hunter2»@localhost:6379/0",
        "DATABASE_URL=postgres://u:«secret-word»@h/d",
        "pip install -i https://me:«hunter2»@index.example.com/simple x",
      })
  void hidesPasswordsInAddresses(String marked) {
    hides(marked, "url-password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Basic «bWU6aHVudGVyMg==»",
        "authorization: Bearer «abc123def456ghi789»",
        "curl -H 'Authorization: token «abc123def456»' https://h",
        "headers={'Authorization': 'Bearer «abc123def456»'}",
        "\"authorization\":[\"Bearer «abc123def456»\"]",
        "sent Bearer «abc123DEF456ghi789JKL»",
      })
  void hidesAuthorization(String marked) {
    hides(marked, "authorization");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cookie: sid=«s3cr3t1»",
        "Set-Cookie: sessionid=«abcdef12»; Path=/; HttpOnly; Max-Age=3600",
        "\"Cookie\": \"theme=«darkblue»\"",
      })
  void hidesCookies(String marked) {
    hides(marked, "cookie");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql -u root -p«hunter2» base",
        "['mysqldump', '-p«hunter2»', 'base']",
        "sshpass -p «hunter2» ssh me@h",
        "redis-cli -h h -a «hunter2»",
        "curl -u me:«hunter2» https://h",
        "machine h.example.com login me password «hunter2»",
        "db.example.com:5432:base:me:«hunter2»",
        "*:*:*:me:«hunter2»",
      })
  void hidesPasswordsOfPrograms(String marked) {
    hides(marked, "login-password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "paid with card «4111 1111 1111 1111» today",
        "\"card_number\": \"«5555555555554444»\"",
        "creditcard=«4111-1111-1111-1111»",
      })
  void hidesCards(String marked) {
    hides(marked, "card-number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password: must be at least 8 characters",
        "ERROR invalid password: too short",
        "password: ",
        "password=",
        "PASSWORD=$DB_PASSWORD",
        "password: ${DB_PASSWORD}",
        "password: ********",
        "password=os.environ['DB_PASSWORD']",
        "password = self.password",
        "password=password, user=user",
        "def login(user: str, password: str = None):",
        "password_file: /run/secrets/db",
        "password: /run/secrets/db_password",
        "max_tokens: 4096",
        "token: 1234",
        "tokens=1024",
        "token_count=99 tokens_per_second=12.5",
        "pad_token=<pad> eos_token='</s>'",
        "next token: 'hello'",
        "next_page_token: abc12345678",
        "tokenizer: meta-llama/Meta-Llama-3.1-70B-Instruct",
        "KeyError: 'api_key'",
        "missing key model.layers.0.self_attn.q_proj.weight",
        "cache key: Linux-node-8f3a9b2c1d4e5f60718293a4b5c6d7e8",
        "commit 8f3a9b2c1d4e5f60718293a4b5c6d7e8f9012345",
        "wandb: git commit 8f3a9b2c1d4e5f60718293a4b5c6d7e8f9012345 key",
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "request id 123e4567-e89b-12d3-a456-426614174000 token expired",
        "https://example.com:8080/@scope/pkg",
        "http://user@host/path",
        "docker run -p 8080:80 image",
        "PWD=/home/me/project",
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC7 me@h key",
        "Authorization: required",
        "authorization: Bearer token",
        "the bearer of bad news",
        "SSH_AUTH_SOCK=/tmp/ssh-XyZ12345abcd/agent.1",
        "TOKENIZERS_PARALLELISM=false",
        "assert token == expected_token",
        "if password != other: raise",
        "basic_auth: true",
        "session: closed",
        "card inserted 1234567890123",
        "primary_key=id, foreign_key=user_id",
        "  File \"/usr/lib/python3.11/site-packages/jwt/api_jws.py\", line 12, in token",
        "expected -----BEGIN PRIVATE KEY----- in the header",
      })
  void leavesAlone(String text) {
    assertThat(redacted(text)).isEqualTo(text);
  }

  @Test
  void hidesOwnValuesInEveryForm() {
    String value = "Tr0ub/dor&3 \"x\"+ü";
    var redactor =
        Redactor.of(Map.of("DB_PASSWORD", value, "HOME", "/home/somebody", "PASS_FLAG", "true"));
    List<String> forms =
        List.of(
            value,
            java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8),
            "Tr0ub/dor&3 \\\"x\\\"+ü",
            "Tr0ub/dor&3 \\\"x\\\"+\\u00fc",
            java.util.Base64.getEncoder()
                .encodeToString(value.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    for (String form : forms) {
      assertThat(redactor.redact("it said " + form + " at /home/somebody, true").text())
          .isEqualTo("it said [redacted:job-secret] at /home/somebody, true");
    }
  }

  @Test
  void keepsNumbersOfJsonValid() {
    assertThat(redacted("{\"password\": 12345, \"b\": 1}"))
        .isEqualTo("{\"password\": \"[redacted:password]\", \"b\": 1}");
  }
}
