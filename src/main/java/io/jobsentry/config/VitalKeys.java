package io.jobsentry.config;

import static io.jobsentry.config.Key.key;
import static io.jobsentry.config.Type.fullListOf;
import static io.jobsentry.config.Type.listOf;
import static io.jobsentry.config.Type.oneOf;
import static io.jobsentry.config.Type.option;
import static io.jobsentry.config.Type.seconds;
import static io.jobsentry.config.Type.secondsOrZero;
import static io.jobsentry.config.Type.word;

import io.jobsentry.json.Json;
import java.util.List;

/** The keys of detectors that look at the job from outside. */
final class VitalKeys {
  private VitalKeys() {}

  static final List<Key> ALL =
      List.of(
          key(
                  "watch",
                  oneOf(
                      option("rss", "the memory of the job and its descendants together"),
                      option("open_files", "of the process that is nearest to its limit"),
                      option("disk_free", "the room where `path` lies")),
                  "For `resource`: what is measured.")
              .like("rss")
              .own(),
          key("path", new Type.PathText(), "For `resource` with `watch: disk_free`.").or(".").own(),
          key(
                  "above",
                  new Type.Size(1),
                  "For `resource`: more than that is too much. Of memory a size, of open files a"
                      + " number.")
              .like("20GB")
              .own(),
          key(
                  "above_percent",
                  new Type.Fraction(0, 100),
                  "For `resource`, instead of `above`: a part of what there is, which is the limit"
                      + " of the job's cgroup or the machine's memory, or the limit of open files.")
              .like(Json.of(90))
              .own(),
          key(
                  "below",
                  new Type.Size(1),
                  "For `resource` with `watch: disk_free`: less than that is too little.")
              .like("5GB")
              .own(),
          key(
                  "below_percent",
                  new Type.Fraction(0, 100),
                  "For `resource` with `watch: disk_free`, instead of `below`.")
              .like(Json.of(5))
              .own(),
          key(
                  "full_within_seconds",
                  seconds(),
                  "For `resource`: reports when there will be nothing left within that time, going"
                      + " by a steady rise of late. Alone or beside another limit.")
              .like(Json.of(3600))
              .own(),
          key(
                  "hold_seconds",
                  secondsOrZero(),
                  "For `resource`: how long it has to last before there is a report.")
              .or(0)
              .own(),
          key(
                  "url",
                  new Type.Url(),
                  "For `probe`: what is asked for with GET. One of `url`, `tcp`, `command` and"
                      + " `heartbeat` is needed.")
              .like("http://127.0.0.1:8080/health")
              .own(),
          key(
                  "status",
                  listOf(new Type.Whole(200, 599)),
                  "For `probe` with `url`: the healthy answers. Default: 200 to 399.")
              .like(new Json.Arr(List.of(Json.of(200), Json.of(204))))
              .own(),
          key(
                  "body_regex",
                  new Type.Regex(0),
                  "For `probe` with `url`: what has to be found in the text of the answer.")
              .like("\"status\": ?\"ok\"")
              .own(),
          key("tcp", word(), "For `probe`: a host and port to connect to.")
              .like("127.0.0.1:5432")
              .own(),
          key(
                  "command",
                  fullListOf(Type.text()),
                  "For `probe`: a program, in the folder and environment of the job, that ends with"
                      + " 0; no shell looks at it.")
              .like(Json.ofStrings(List.of("./healthy.sh", "--quick")))
              .own(),
          key("heartbeat", new Type.PathText(), "For `probe`: a file that the job touches.")
              .like("run/heartbeat")
              .own(),
          key(
                  "max_age_seconds",
                  seconds(),
                  "For `probe` with `heartbeat`: how long ago that may be.")
              .or(60)
              .own(),
          key("timeout_seconds", seconds(), "For `probe`: how long an answer may take.")
              .or(5)
              .own(),
          key(
                  "failures",
                  new Type.Whole(1, 1000),
                  "For `probe`: after how many bad answers in a row there is a report.")
              .or(3)
              .own(),
          key(
                  "successes",
                  new Type.Whole(1, 1000),
                  "For `probe`: after how many good answers in a row the job counts as healthy"
                      + " again, and can be reported once more.")
              .or(1)
              .own(),
          key(
                  "startup_seconds",
                  secondsOrZero(),
                  "For `probe`: how long after its start a job that was never healthy may fail.")
              .or(60)
              .own(),
          key(
                  "interval_seconds",
                  new Type.Seconds(false, 86_400),
                  "For `resource` and `probe`: how long from one look to the next.")
              .or(15)
              .own());
}
