package io.jobsentry.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every stack, and what of it becomes a config without an error. */
final class SurveyTest {
  private final Ground ground;

  SurveyTest(@TempDir Path root) {
    ground = new Ground(root);
  }

  private List<String> commands() throws Exception {
    return Ground.commands(ground.survey());
  }

  @Test
  void anEmptyFolderShowsNothing() throws Exception {
    Survey survey = ground.survey();
    assertThat(survey.sightings()).isEmpty();
    assertThat(survey.starts()).isEmpty();
    assertThat(survey.remarks()).isEmpty();
  }

  @Test
  void aTrainingRunIsWatchedAsOne() throws Exception {
    ground
        .file("requirements.txt", "torch>=2")
        .file(
            "train.py",
            "import os, torch.distributed",
            "batch = int(os.environ.get('BATCH_SIZE', '64'))",
            "for step in range(9):",
            "    print(f'step {step} loss={loss}')");
    assertThat(commands()).containsExactly("python train.py");
    assertThat(ground.config())
        .contains("command: [python, train.py]\n")
        .contains("env: {BATCH_SIZE: 64}\n")
        .contains("regex: '\\bsteps?[=:#\\[( ]*(\\d+)'\n")
        .contains("threshold: learned")
        .contains("metric: loss\n")
        .contains("watch: disk_free\n")
        .contains("- match: {detector: standstill}\n    action: {kind: restart}\n")
        .contains("action: {kind: restart_with_env, set: {BATCH_SIZE: half}}\n")
        .contains("- match: {detector: catalogue/nccl-watchdog-timeout}\n")
        .contains("config_snapshots:\n  # copied")
        .contains("  - requirements.txt\n");
  }

  @Test
  void aScriptWithoutAnythingSpecialIsJustStarted() throws Exception {
    ground.file("etl.py", "print('hello')");
    assertThat(ground.config())
        .contains("command: [python, etl.py]\n")
        .doesNotContain("detectors:")
        .doesNotContain("lifecycle");
  }

  @Test
  void theEnvironmentOfAPythonProjectIsUsed() throws Exception {
    ground.file("main.py", "pass");
    assertThat(commands()).containsExactly("python main.py");
    Files.createDirectories(ground.root().resolve(".venv/bin"));
    Files.createSymbolicLink(ground.root().resolve(".venv/bin/python"), Path.of("python3"));
    assertThat(commands()).containsExactly(".venv/bin/python main.py");
    ground.file("Pipfile.lock", "{}");
    assertThat(commands()).containsExactly("pipenv run python main.py");
    ground.file("poetry.lock", "");
    assertThat(commands()).containsExactly("poetry run python main.py");
    ground.file("uv.lock", "");
    assertThat(commands()).containsExactly("uv run python main.py");
  }

  @Test
  void python3IsTakenWhereThatIsAllThereIs() throws Exception {
    ground.file("main.py", "pass");
    Survey survey = Survey.of(RealFolder.of(ground.root()), "python3"::equals);
    assertThat(Ground.commands(survey)).containsExactly("python3 main.py");
  }

  @Test
  void theCommandOfAPythonProjectComesFirst() throws Exception {
    ground
        .file(
            "pyproject.toml",
            "[project]",
            "name = 'x'",
            "",
            "[project.scripts]",
            "go = \"x.cli:main\"",
            "[tool]")
        .file("uv.lock", "")
        .file("run.py", "pass");
    assertThat(commands()).containsExactly("uv run go", "uv run python run.py");
  }

  @Test
  void scriptsInUsualFoldersAndPackagesAreFound() throws Exception {
    ground.file("setup.py", "").file("src/main.py", "pass").file("worker/__main__.py", "pass");
    assertThat(commands()).containsExactly("python src/main.py", "python -m worker");
  }

  @Test
  void aScriptOfAnyNameIsFoundByItsMain() throws Exception {
    ground
        .file("helpers.py", "def a(): pass")
        .file("collect.py", "if __name__ == '__main__':", "    pass");
    assertThat(commands()).containsExactly("python collect.py");
    assertThat(ground.likeliest().certainty()).isEqualTo(Certainty.GUESSED);
  }

  @Test
  void webApplicationsOfPythonAreServices() throws Exception {
    ground.file("app.py", "from fastapi import FastAPI", "api = FastAPI()");
    assertThat(ground.config())
        .contains("command: [python, -m, uvicorn, 'app:api', --port, '8000']\n")
        .contains("lifecycle: restart_always\n")
        .contains("tcp: '127.0.0.1:8000'\n");
    ground.file("app.py", "from flask import Flask", "app = Flask(__name__)");
    assertThat(commands()).containsExactly("python -m flask --app app run --port 5000");
    ground.file("app.py", "from flask import Flask", "app = Flask(__name__)", "app.run(port=1)");
    assertThat(commands()).containsExactly("python app.py");
    Files.delete(ground.root().resolve("app.py"));
    ground.file("manage.py", "import django");
    assertThat(commands()).containsExactly("python manage.py runserver --noreload");
  }

  @Test
  void nodeSaysHowItStarts() throws Exception {
    ground.file(
        "package.json",
        "{\"scripts\": {\"start\": \"node x.js --port 3000\"}, \"dependencies\": {\"express\":"
            + " \"4\"}}");
    assertThat(ground.likeliest().certainty()).isEqualTo(Certainty.SAID);
    assertThat(ground.config())
        .contains("command: [npm, start]\n")
        .contains("lifecycle: restart_always\n")
        .contains("tcp: '127.0.0.1:3000'\n")
        .contains("- match: {detector: answers}\n");
    ground.file("yarn.lock", "");
    assertThat(commands()).containsExactly("yarn start");
    ground.file("pnpm-lock.yaml", "");
    assertThat(commands()).containsExactly("pnpm start");
    ground.file("bun.lockb", "");
    assertThat(commands()).containsExactly("bun run start");
  }

  @Test
  void nodeWithoutAStartHasFilesAndOtherScripts() throws Exception {
    ground
        .file("package.json", "{\"main\": \"job.js\", \"scripts\": {\"dev\": \"x\", \"start\": 5}}")
        .file("job.js", "console.log(`epoch ${i}`)");
    assertThat(commands()).containsExactly("node job.js", "npm run dev");
    assertThat(ground.config()).contains("metric_regex: '\\bepochs?[=:#\\[( ]*(\\d+)'\n");
  }

  @Test
  void goHasItsMainPackages() throws Exception {
    ground.file("go.mod", "module x").file("main.go", "package main", "func main() {}");
    assertThat(ground.config()).contains("command: [go, run, .]\n").contains("a built binary");
    ground
        .file("main.go", "package x")
        .file("cmd/api/main.go", "package main", "http.ListenAndServe(\":1\", nil)")
        .file("cmd/work/a.go", "package main")
        .file("cmd/lib/a.go", "package lib");
    assertThat(commands()).containsExactly("go run ./cmd/api", "go run ./cmd/work");
    assertThat(ground.config()).contains("lifecycle: restart_always\n");
  }

  @Test
  void rustHasItsBinaries() throws Exception {
    ground.file("Cargo.toml", "[package]", "name = \"x\"").file("src/main.rs", "fn main() {}");
    assertThat(ground.config()).contains("command: [cargo, run, --release]\n");
    ground
        .file("src/bin/a.rs", "")
        .file(
            "Cargo.toml",
            "[package]",
            "name = \"x\"",
            "[[bin]]",
            "name = \"b\"",
            "path = \"b.rs\"");
    assertThat(commands())
        .containsExactly("cargo run --release --bin b", "cargo run --release --bin a");
    ground.file("Cargo.toml", "[package]", "default-run = \"a\"", "[dependencies]", "axum = \"1\"");
    assertThat(commands()).containsExactly("cargo run --release");
    assertThat(ground.config()).contains("lifecycle: restart_always\n");
    ground.file("Cargo.toml", "[workspace]", "members = [\"a\"]");
    assertThat(commands()).isEmpty();
  }

  @Test
  void mavenHasPluginsThatStart() throws Exception {
    ground.file("pom.xml", "<artifactId>spring-boot-maven-plugin</artifactId>").file("mvnw", "");
    ground.file("src/main/resources/application.properties", "server.port = 9090");
    assertThat(ground.config())
        .contains("command: [./mvnw, -q, 'spring-boot:run']\n")
        .contains("tcp: '127.0.0.1:9090'\n")
        .contains("- match: {detector: catalogue/jvm-heap-exhausted}\n");
    ground.file("pom.xml", "<artifactId>exec-maven-plugin</artifactId>");
    assertThat(commands()).containsExactly("./mvnw -q compile exec:java");
    ground.file("pom.xml", "<project/>");
    assertThat(ground.survey().starts()).isEmpty();
    assertThat(ground.survey().remarks())
        .containsExactly("`pom.xml` has no plugin that starts something");
  }

  @Test
  void aModuleIsStartedFromTheFolderAround() throws Exception {
    ground
        .file("pom.xml", "<packaging>pom</packaging>")
        .file("app/pom.xml", "<artifactId>spring-boot-maven-plugin</artifactId>");
    assertThat(commands()).containsExactly("mvn -q -pl app spring-boot:run");
    Files.delete(ground.root().resolve("pom.xml"));
    Files.delete(ground.root().resolve("app/pom.xml"));
    ground
        .file("settings.gradle", "")
        .file("gradlew", "")
        .file("app/build.gradle", "plugins {", "    id 'application'", "}");
    assertThat(commands()).containsExactly("./gradlew :app:run");
    assertThat(ground.config()).contains("command: [./gradlew, ':app:run']\n");
  }

  @Test
  void gradleHasPluginsThatStart() throws Exception {
    ground.file("build.gradle.kts", "plugins {", "    application", "}");
    assertThat(commands()).containsExactly("gradle run");
    ground
        .file("build.gradle.kts", "plugins { id(\"org.springframework.boot\") }")
        .file("gradlew", "");
    assertThat(ground.config())
        .contains("command: [./gradlew, bootRun]\n")
        .contains("tcp: '127.0.0.1:8080'\n");
  }

  @Test
  void makeHasTargetsThatStart() throws Exception {
    ground.file("Makefile", "CC := gcc", "build: x", "\tcc", "run: build", "\t./x", "start:=5");
    assertThat(commands()).containsExactly("make run");
    assertThat(ground.config())
        .contains("  # `Makefile` has a target `run`\n")
        .contains("ends with 2")
        .contains("command: [make, run]\n");
  }

  @Test
  void slurmScriptsAreRunWhereTheyAre() throws Exception {
    ground
        .file("jobs/train.sbatch", "#!/bin/bash", "#SBATCH --nodes=2", "srun python train.py")
        .file("setup.sh", "echo no batch script");
    assertThat(ground.config())
        .contains("command: [bash, jobs/train.sbatch]\n")
        .contains("required_executables: [srun]\n")
        .contains("inside an allocation");
  }

  @Test
  void whatLiesOneFolderDownIsStartedThere() throws Exception {
    ground
        .file("web/package.json", "{\"scripts\": {\"start\": \"x\"}}")
        .file("api/go.mod", "module x")
        .file("api/main.go", "package main")
        .file("node_modules/package.json", "{\"scripts\": {\"start\": \"x\"}}")
        .file("deep/er/go.mod", "module x");
    Survey survey = ground.survey();
    assertThat(Ground.commands(survey)).containsExactly("web$ npm start", "api$ go run .");
    assertThat(survey.sightings()).extracting(Sighting::folder).containsExactly("api", "web");
    assertThat(ground.config()).contains("command: [npm, start]\n").contains("cwd: web\n");
  }

  @Test
  void severalAtOnceAreAllSeenTheSurestFirst() throws Exception {
    ground
        .file("Makefile", "run:", "\t./x")
        .file("main.py", "pass")
        .file("package.json", "{\"scripts\": {\"start\": \"x\"}}");
    Survey survey = ground.survey();
    assertThat(survey.sightings())
        .extracting(Sighting::stack)
        .containsExactly(Stack.PYTHON, Stack.NODE, Stack.MAKE);
    assertThat(Ground.commands(survey)).containsExactly("npm start", "python main.py", "make run");
  }

  @Test
  void aNamedCommandIsKnownByItsScript() throws Exception {
    ground
        .file("requirements.txt", "torch")
        .file("fit.py", "loss.backward()", "print('epoch: %d' % epoch)");
    Start start = ground.survey().named(List.of("torchrun", "fit.py", "--x"));
    assertThat(start.traits().nature()).isEqualTo(Nature.TRAINING);
    assertThat(start.traits().pace()).isPresent();
    Start other = ground.survey().named(List.of("./serve", "--port", "81"));
    assertThat(other.traits().port()).hasValue(81);
  }

  @Test
  void configsAreSnapshots() throws Exception {
    ground
        .file(".env", "A=1")
        .file("config/a.yaml", "a: 1")
        .file("config/b.txt", "")
        .file("config/odd, name.yaml", "")
        .file("go.mod", "module x");
    assertThat(ground.survey().snapshots()).containsExactly(".env", "go.mod", "config/a.yaml");
  }
}
