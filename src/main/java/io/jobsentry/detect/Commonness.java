package io.jobsentry.detect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * How common pieces of text are in logs: a rough guess, by which the rarest of several is chosen.
 * It knows how common bytes are, and the words of ordinary lines.
 */
final class Commonness {
  /** How likely a byte is that goes on as a word of logs does, and how much less any other is. */
  private static final double EXPECTED = 0.3;

  private static final String WORDS =
      """
      2026-01-01T00:00:00.000Z 12:34:56,789 [main] [info] info: debug: warn: warning: error: \
      error=null errors: 0 0 errors, failed: 0 failed, failed with failed to could not cannot \
      unable to not found is not has been with the for from and this that are was were will \
      timeout=30s timed out time took timestamp connection connected connecting connect to \
      disconnected client server service request response status=200 status code http://www. \
      https:// get post put /api/v1/ user user= id= name= value= key= type= level=info msg=" \
      message=" {"level":"info","time":" "name": "error": null, "message":" true, false, none \
      python3.11/site-packages/ file line lines in torch.distributed distributed.launch rank 0: \
      epoch step loss= loss: grad_norm= learning_rate lr= accuracy train training trainer eval \
      validation test tokens samples batch batch_size checkpoint saved saving to model model. \
      weights layers memory cuda gpu device node nodes host port process processes worker \
      workers thread-1 pool executor task tasks queue job jobs run running started starting \
      start stop stopped finished done complete completed success successfully loading loaded \
      loader reading read write writing written record records data dataset database table \
      select from where insert update delete commit transaction query cache cached cluster \
      container image pod default/ config configuration option options version total count \
      number size limit offset index items order orders java.lang. java.util. org.apache. \
      com.example. exception caused by at main.java: application context session token \
      authentication authorization permission access denied permitted accepted refused retry \
      retries retrying attempt 1 of max min avg per second seconds ms) (attempt state update \
      updated created removed added deleted changed using use unknown invalid missing expected \
      required warning: deprecated ignored skipped skipping current next last first new old \
      shutdown exit code exited terminated terminating unexpected unexpectedly address local \
      remote network socket closed close open opened initialized initializing \
      """;

  private static final double[] SHARES = new double[256];
  private static final Set<Integer> TRIPLES = new HashSet<>();

  static {
    Arrays.fill(SHARES, 0.002);
    String letters = "etaoinsrhldcumfpgwybvkxjqz";
    for (int i = 0; i < letters.length(); i++) {
      double share = 0.08 / (1 + i * 0.35);
      SHARES[letters.charAt(i)] = share;
      SHARES[Character.toUpperCase(letters.charAt(i))] = share / 4;
    }
    for (char digit = '0'; digit <= '9'; digit++) {
      SHARES[digit] = 0.04;
    }
    for (char mark : ".:-_/=,[]()\"'".toCharArray()) {
      SHARES[mark] = 0.02;
    }
    SHARES[' '] = 0.12;
    byte[] words = WORDS.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i + 2 < words.length; i++) {
      TRIPLES.add(triple(words, i));
    }
  }

  private Commonness() {}

  /** How likely it is that a piece of a text stands at some place of a log. */
  static double of(byte[] text, int from, int to) {
    double likelihood = 1;
    for (int i = from; i < to; i++) {
      double share = SHARES[text[i] & 0xff];
      boolean expected = i >= from + 2 && TRIPLES.contains(triple(text, i - 2));
      likelihood *= i < from + 2 ? share : expected ? EXPECTED : share * EXPECTED;
    }
    return likelihood;
  }

  /** Three bytes, where the case of letters does not matter. */
  private static int triple(byte[] text, int at) {
    return small(text[at]) << 16 | small(text[at + 1]) << 8 | small(text[at + 2]);
  }

  private static int small(byte b) {
    return b >= 'A' && b <= 'Z' ? b | 0x20 : b & 0xff;
  }
}
