package io.jobsentry.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FunctionNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '¬',
      textBlock =
          """
          step                                        | step
          step2                                       | step2
          <module>                                    | <module>
          com.acme.Reader.lambda$read$3               | com.acme.Reader.lambda$read$
          com.acme.Reader$1.run                       | com.acme.Reader$.run
          com.acme.Bus$$EnhancerBySpringCGLIB$$1f.put | com.acme.Bus.put
          com.acme.Bus$$Lambda$14/0x0000ab.run        | com.acme.Bus.run
          main.run.func1.2                            | main.run
          main.(*Batch).row                           | main.(*Batch).row
          main.Map[...]                               | main.Map
          job::load::shard::h0011223344556677         | job::load::shard
          job::run::{{closure}}                       | job::run::{{closure}}
          Ring<int>::at(unsigned long) const          | Ring<>::at
          Batch::row(int)                             | Batch::row
          Buffer::~Buffer()                           | Buffer::~Buffer
          Batch.row(_:)                               | Batch.row(_:)
          Job.work/1                                  | Job.work/1
          block (2 levels) in run                     | run
          async load                                  | load
          Feed.next [as step]                         | Feed.next
          {closure:Job::run():12}                     | {closure:Job::run
          function <main.lua:12>                      | function <main.lua:>
          """)
  void whatACompilerPutsIntoANameIsNoPartOfIt(String printed, String name) {
    assertThat(FunctionName.of(printed)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '¬',
      textBlock =
          """
          /srv/app/train.py                                   | train.py
          /srv/app/src/data/load.py                           | data/load.py
          C:\\app\\train.py                                   | train.py
          /srv/app/data/__init__.py                           | data/__init__.py
          /srv/app/dist/main.3f2a1b9c.js                      | main.js
          /srv/app/dist/chunk-77e0d412.mjs                    | chunk.mjs
          webpack:///./src/users.js?a1b2                      | users.js
          file:///srv/app/bin/job.dart                        | job.dart
          <ipython-input-3-abc>                               | <ipython-input->
          /usr/lib/python3.11/json/decoder.py                 | json/decoder.py
          /opt/v/lib/python3.12/site-packages/torch/serial.py | torch/serial.py
          """)
  void filesAreTheSameWhereverTheProjectLies(String printed, String file) {
    assertThat(FileName.of(printed)).isEqualTo(file);
  }
}
