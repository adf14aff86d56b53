package io.jobsentry.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormalTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '¬',
      textBlock =
          """
          step 12 of 5,000 took 3.5 s            | step <n> of <n> took <n>
          loss rose to 1.5e-05 from -2           | loss rose to <n> from <n>
          [1, 2, 3] is no shape                  | [<n>] is no shape
          mat 32x512 and 256x10                  | mat <n> and <n>
          needs 12GiB but 20.00 MiB are free     | needs <n> but <n> are free
          1m30s later, at 80%                    | <n> later, at <n>
          at 0x7f3a5c0d2e50                      | at <hex>
          commit 9f8e7d6c5b4a                    | commit <id>
          123e4567-e89b-12d3-a456-426614174000!  | <id>!
          on 2026-11-21T15:00:01.123Z it broke   | on <time> it broke
          on 2026-11-21 15:00:01,123 it broke    | on <time> it broke
          on 2026-11-21 it broke                 | on <time> it broke
          Sat Nov 21 15:00:01 2026 it broke      | <time> it broke
          Sat, 21 Nov 2026 15:00:01 GMT it broke | <time> it broke
          no route to 10.0.3.17:8080             | no route to <ip>
          no route to [fe80::1]:8080             | no route to <ip>
          port 8080 is taken                     | port <n> is taken
          /srv/app/data/train.csv is gone        | <path>/train.csv is gone
          C:\\Users\\ada\\train.csv is gone      | <path>/train.csv is gone
          data/train-0017.csv is gone            | <path>/train-#.csv is gone
          /tmp/tmpab12cd34/x.lock                | <path>/x.lock
          /tmp/tmpab12cd34                       | <path>/<id>
          no home /home/ada                      | no home <path>
          read and/or write                      | read and/or write
          meta/llama is missing                  | meta/llama is missing
          https://ada:x@api.example.com:1/v1/items/17?q=1 | https://api.example.com/v1/items/#
          s3://bucket/run-17/model.bin           | s3://bucket/<path>/model.bin
          pod worker-7f9c4-xk2p died             | pod <host> died
          worker-7f9c4-xk2p died                 | <host> died
          trainer-7f9c4-xk2p died                | trainer-<id> died
          node alpha-7 is down                   | node <host> is down
          host is unreachable                    | host is unreachable
          rank3 and rank 4                       | rank# and rank <n>
          CUDA error 700                         | CUDA error 700
          error: 5 rows                          | error: <n> rows
          [Errno 28] full                        | [Errno 28] full
          exited with code 137                   | exited with code 137
          exited with 137 after 12 s             | exited with 137 after <n>
          status code: 503                       | status code: 503
          HTTP/1.1 503                           | HTTP 503
          404 Not Found                          | 404 Not Found
          404 rows                               | <n> rows
          ORA-00942 and TS2345 and GPU-12345     | ORA-00942 and TS2345 and <host>
          SQLSTATE[23505]                        | SQLSTATE[23505]
          exit code 0xC0000005                   | exit code 0xc0000005
          found float32, not int64               | found float32, not int64
          no key 'layer2.weight'                 | no key 'layer2.weight'
          no key 'shard-0017'                    | no key 'shard-#'
          For input string: "many"               | For input string: '<text>'
          it can't be done                       | it can't be done
          request_id=7f3ab2c1 failed             | request_id=<id> failed
          user ada@example.com                   | user <id>
          <Queue object at 0x7f3a5c0d2e50>       | <Queue object at <hex>>
          Foo@1b2c3d is closed                   | Foo@<hex> is closed
          """)
  void placeholdersStandForWhatDiffers(String text, String normal) {
    assertThat(Normal.message(text)).isEqualTo(normal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '¬',
      textBlock =
          """
          [rank3]: no space left                                  | no space left
          2026-11-21 15:00:01,123 ERROR train: no space left      | no space left
          ERROR train: no space left                              | no space left
          Nov 21 03:14:07 gpu-17 python[4411]: no space left      | no space left
          12: no space left                                       | no space left
          node5: no space left                                    | no space left
          [ERROR] no space left                                   | no space left
          {"level":"error","msg":"no space left","rank":3}        | no space left
          ERROR java.io.IOException: Broken pipe                  | java.io.IOException: Broken pipe
          srun: no space left                                     | srun: no space left
          fatal: no space left                                    | fatal: no space left
          """)
  void nothingIsLeftOfThePrefixesOfLines(String line, String normal) {
    assertThat(Normal.line(line)).isEqualTo(normal);
  }

  @Test
  void longMessagesCountWithTheirBeginning() {
    String most = "the shape of the tensor does not fit ".repeat(20);
    assertThat(Normal.message(most + "x")).isEqualTo(Normal.message(most + "y"));
    assertThat(Normal.message("a\n\nb\nc\nd")).isEqualTo("a b c");
  }

  @Test
  void adviceThatNewerRuntimesAddDoesNotCount() {
    assertThat(Normal.message("name 'los' is not defined. Did you mean: 'loss'?"))
        .isEqualTo("name 'los' is not defined");
  }
}
