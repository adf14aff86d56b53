package io.jobsentry.redact;

import java.util.Set;

/** The words that names of secrets are made of, and those of names that only look like them. */
final class SecretWords {

  /** Names of what people type in. */
  static final Set<String> PASSWORDS =
      words(
          """
          password passwd passphrase pwd passwort pass passcode pw
          """);

  /** Names of what is secret by itself. */
  static final Set<String> SECRETS =
      words(
          """
          secret secrets apikey secretkey accesskey privatekey authkey credential credentials
          psk authtoken accesstoken bearer mnemonic clientsecret jwt accountkey
          sharedaccesskey storagekey masterkey signingkey apitoken encryptionkey
          subscriptionkey appkey apisecret authtok requirepass masterauth webhooksecret
          """);

  /** Where a word ends so, it is one of them: {@code dbpassword}. */
  static final Set<String> ENDINGS =
      words(
          """
          password passwd passphrase apikey secretkey accesskey privatekey authtoken
          accesstoken refreshtoken apitoken clientsecret secret
          """);

  /** What kind of key is secret. */
  static final Set<String> KEYS =
      words(
          """
          api access secret private signing encryption encrypt master auth account storage
          shared subscription license ssh deploy write admin ingest webhook consumer hmac
          functions function service app application root recovery backup wandb comet openai
          datadog stripe integration routing authorized client server session host token
          """);

  /** Of these, some keys are no secrets. */
  static final Set<String> DOUBTFUL_KEYS =
      words(
          """
          app application client server session host service root token function functions
          routing license integration write
          """);

  /** What a token is that is no secret: pieces of text, places in a list. */
  static final Set<String> TEXT_TOKENS =
      words(
          """
          pad eos bos unk mask cls sep special image video audio next first last end start
          stop begin new max min num n per total prompt input output vocab cancellation cancel
          continuation page sync unexpected invalid bad eot think tool added decoder forced
          generated text word current prev previous lookahead peek fim prefix suffix middle
          separator of each by time the a no this
          """);

  /** Last words of names of what is about a secret, and not the secret. */
  static final Set<String> ABOUT =
      words(
          """
          file path dir name names url uri count counts length len size limit type types id
          ids index idx policy expiry expires expiration ttl at in env var ref arn version
          enabled required min max field usage tokens rate manager provider store source
          format prompt error errors check strength rules reset budget parallelism sock method
          mode mechanism endpoint host port user username class plugin helper embedding
          embeddings mask probs logits loss throughput second sec s sampler group scheme
          issuer audience age lifetime timeout retries bytes bits algorithm alg usages
          location folder hint label validation less status level state kind service handler
          list map agent domain ring
          """);

  private SecretWords() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }
}
