package io.jobsentry.redact;

import java.util.List;
import java.util.function.Supplier;

/** Lines of healthy jobs that look as if they had a secret in them. */
final class Harmless {
  private Harmless() {}

  static String line(Lot lot) {
    return lot.one(
            List.<Supplier<String>>of(
                () -> "commit " + lot.hex(40),
                () -> "HEAD is now at " + lot.hex(7) + " Add the token bucket",
                () -> "request " + lot.uuid() + " used key " + lot.digits(4),
                () -> "trace_id=" + lot.hex(32) + " span_id=" + lot.hex(16) + " auth=ok",
                () -> "Digest: sha256:" + lot.hex(64),
                () -> "image@sha256:" + lot.hex(64) + " key",
                () -> "    \"integrity\": \"sha512-" + lot.base64(86) + "==\",",
                () ->
                    "NCCL INFO comm 0x"
                        + lot.hex(12)
                        + " rank 3 nranks 8 cudaDev 3 busId 1a000 commId 0x"
                        + lot.hex(16)
                        + " - Init COMPLETE",
                () -> "data:image/png;base64,iVBORw0KGgo" + lot.base64(200),
                () ->
                    "#3 0x"
                        + lot.hex(16)
                        + " in "
                        + lot.one("torch::autograd::Node::operator()", "ncclCommInitRank")
                        + " () from /usr/lib/libtorch.so",
                () -> "/home/me/.cache/huggingface/hub/models--meta--llama/blobs/" + lot.hex(64),
                () -> "/tmp/pip-req-build-" + lot.one("a1b2c3d4", "x9k2") + "/setup.py",
                () ->
                    "self.tokenizer = AutoTokenizer.from_pretrained(\"meta-llama/Llama-"
                        + lot.digits(1)
                        + "-70B-Instruct\")",
                () ->
                    "max_tokens="
                        + lot.digits(4)
                        + " num_tokens: "
                        + lot.digits(6)
                        + " tokens_per_sec="
                        + lot.digits(3)
                        + "."
                        + lot.digits(2),
                () -> "token " + lot.digits(5) + " -> '" + lot.one("the", "hello", "##ing") + "'",
                () ->
                    "pad_token_id="
                        + lot.digits(5)
                        + ", eos_token='</s>', bos_token_id: "
                        + lot.digits(3),
                () ->
                    "step "
                        + lot.digits(5)
                        + " loss="
                        + lot.digits(1)
                        + "."
                        + lot.digits(6)
                        + " tokens="
                        + lot.digits(9)
                        + " lr=3e-"
                        + lot.digits(1),
                () ->
                    "missing key: model.layers."
                        + lot.digits(2)
                        + ".self_attn.k_proj.lora_A.default.weight",
                () ->
                    "Unexpected key(s) in state_dict: \"module.encoder.block"
                        + lot.digits(2)
                        + ".conv"
                        + lot.digits(1)
                        + ".weight\"",
                () -> "tensor([[" + "0." + lot.digits(4) + ", -1." + lot.digits(4) + ", key]])",
                () -> "KeyError: '" + lot.one("api_key", "token", "password", "secret") + "'",
                () ->
                    "2026-01-02T03:04:05."
                        + lot.digits(6)
                        + "Z INFO cache key=user:"
                        + lot.digits(6)
                        + ":profile hit",
                () -> "primary_key=id foreign_key=user_" + lot.digits(3) + " sort_key: created_at",
                () -> "password: must be at least " + lot.digits(1) + " characters",
                () -> "invalid password for user me",
                () -> "ERROR authentication failed: bad credentials for host-" + lot.digits(3),
                () -> "GET /login?next=/home HTTP/1.1 200 " + lot.digits(4),
                () -> "PASSWORD=$DB_PASSWORD TOKEN=${TOKEN:-}",
                () -> "password_file: /run/secrets/db_password_" + lot.digits(2),
                () -> "SECRET_NAME=prod-db-" + lot.digits(2) + " KEY_ID=" + lot.uuid(),
                () -> "if token == expected_token" + lot.digits(1) + ": return True",
                () -> "    token = self._next_token(ctx" + lot.digits(1) + ")",
                () -> "def connect(host, password=None, retries=" + lot.digits(1) + "):",
                () -> "api_key = os.environ[\"OPENAI_API_KEY\"]  # line " + lot.digits(3),
                () -> "secretKeyRef: {name: app-" + lot.digits(2) + ", key: password}",
                () -> "apiVersion: v1\nkind: Secret\nmetadata:\n  name: token-" + lot.digits(2),
                () ->
                    "pod/trainer-"
                        + lot.of("bcdfghjklmnpqrstvwxz2456789", 10)
                        + "-"
                        + lot.of("bcdfghjklmnpqrstvwxz2456789", 5)
                        + " auth ok",
                () -> "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + lot.alnum(43) + " me@host key",
                () -> "SHA256:" + lot.base64(43) + " key fingerprint",
                () -> "Public key: " + lot.base64(44),
                () -> "ETag: \"" + lot.hex(32) + "\"",
                () ->
                    "checkpoint saved to s3://bucket/runs/"
                        + lot.hex(8)
                        + "/epoch="
                        + lot.digits(2)
                        + "-step="
                        + lot.digits(5)
                        + ".ckpt",
                () ->
                    "wandb: Run data is saved locally in ./wandb/run-2026"
                        + lot.digits(4)
                        + "_"
                        + lot.digits(6)
                        + "-"
                        + lot.of("abcdefghijklmnop0123456789", 8),
                () ->
                    "wandb: View run at https://wandb.ai/team/project/runs/"
                        + lot.of("abcdefghijklmnop0123456789", 8),
                () -> "GPU-" + lot.uuid() + " key rotation off",
                () -> "https://example.com:" + lot.digits(4) + "/a@b/c.js?v=" + lot.hex(8),
                () -> "git@github.com:me/project" + lot.digits(2) + ".git",
                () -> "card " + lot.digits(4) + " of " + lot.digits(4) + " shown",
                () -> "visa application " + lot.digits(8),
                () -> "docker run -p " + lot.digits(4) + ":80 -u 1000:1000 image",
                () -> "java.lang.SecurityException: token expired at " + lot.digits(10),
                () ->
                    "com.example.auth.TokenService$$Lambda/0x"
                        + lot.hex(16)
                        + ".apply(Unknown Source)",
                () ->
                    "AbstractSingletonProxyFactoryBean"
                        + lot.digits(1)
                        + "KeyGeneratorTokenProvider created",
                () -> "x_request_id: " + lot.hex(32) + " session: closed",
                () -> "uuid: " + lot.uuid() + " token_type: bearer expires_in: " + lot.digits(4),
                () -> "nvme0n1 serial S" + lot.digits(3) + "NX0M" + lot.digits(6) + " key",
                () ->
                    "ETA 0:0"
                        + lot.digits(1)
                        + ":"
                        + lot.digits(2)
                        + " | 1."
                        + lot.digits(2)
                        + "it/s | auth",
                () -> "Basic usage: run --help " + lot.digits(2),
                () -> "the bearer of bad news number " + lot.digits(3),
                () -> "cookie: accepted " + lot.digits(1),
                () -> "libssl.so.3 => /lib/x86_64-linux-gnu/libssl.so.3 (0x" + lot.hex(16) + ")",
                () -> "expected_hash=" + lot.hex(64) + " got=" + lot.hex(64),
                () -> "md5 " + lot.hex(32) + " key.bin",
                () -> "pytest-of-me/pytest-" + lot.digits(2) + "/test_token_refresh0/out.json",
                () -> "spark-" + lot.uuid() + " token renewal every 86400000 ms",
                () -> "Secrets: " + lot.digits(1) + " loaded, tokens: " + lot.digits(3)))
        .get();
  }
}
