package io.jobsentry.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.posix.ProgramFiles.Mapping;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class ProgramFilesTest {
  private static final List<String> SMAPS =
      """
      800001000-800a20000 rw-p 00001000 fe:00 9                          /opt/sentry.aot
      Size:              10364 kB
      Rss:               10364 kB
      Anonymous:           300 kB
      VmFlags: rd wr mr mw me
      800a20000-80183e000 r--p 00a20000 fe:00 9                          /opt/sentry.aot
      Rss:               14456 kB
      Anonymous:             0 kB
      7f49320e3000-7f493316f000 r-xp 002e3000 fe:00 7                    /opt/a folder/libjvm.so
      Rss:               10992 kB
      Anonymous:             0 kB
      7f493316f000-7f4933480000 r--p 0136f000 fe:00 7                    /opt/a folder/libjvm.so
      Rss:                1028 kB
      Anonymous:          1028 kB
      7f4920400000-7f4920670000 r-xp 00000000 00:00 0
      Rss:                1320 kB
      Anonymous:             0 kB
      ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0            [vsyscall]
      Rss:                   0 kB
      Anonymous:             0 kB
      """
          .lines()
          .toList();

  @Test
  void onlyWhatIsAFilesAndCannotHaveChangedIsGivenBack() {
    List<Mapping> all = Mapping.all(SMAPS.stream());
    assertThat(all).hasSize(6);
    assertThat(all.stream().filter(Mapping::isUnchangedFile))
        .containsExactly(
            new Mapping(0x800a20000L, 0x80183e000L, "r--p", "/opt/sentry.aot", 14456, 0),
            new Mapping(
                0x7f49320e3000L, 0x7f493316f000L, "r-xp", "/opt/a folder/libjvm.so", 10992, 0));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theProgramGoesOnWithWhatComesBack() throws Exception {
    long released = ProgramFiles.release();
    assertThat(released).isGreaterThan(1000);
    System.gc();
    assertThat(ProgramFiles.release()).isPositive().isLessThan(released);
    assertThat(String.join(",", List.of("a", "b")).toUpperCase(java.util.Locale.ROOT))
        .isEqualTo("A,B");
  }
}
