package io.jobsentry.sim;

import io.jobsentry.disk.Disk;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * A disk in memory. Every single operation can be made to fail, to be cut short, or to be the last
 * one that sentry or the machine performs. What was never synced is forgotten in part when the
 * power goes, and never when only sentry goes.
 */
public final class SimDisk implements Disk {
  /** Decides about each operation by its number, counted from 1, and its name. */
  interface Trouble {
    Fate at(long number, String operation);
  }

  /** How this disk itself is broken; a sound one has no flaw. */
  enum Flaw {
    NONE,
    /** Syncing does nothing and says that all is well. */
    SYNC_LIES,
    /** What is appended stays in the process until the next append. */
    WRITES_LATE
  }

  private record Change(long at, byte[] bytes, boolean dropped) {}

  private record Naming(Path name, Optional<Node> node) {}

  /** A file: what is seen of it, and what of it outlives the power. */
  private static final class Node {
    byte[] content = {};
    byte[] durable = {};
    List<Change> pending = new ArrayList<>();

    void put(byte[] bytes) {
      pending.add(new Change(content.length, bytes, false));
      content = patched(content, content.length, bytes);
    }

    void sync() {
      pending.stream().filter(c -> !c.dropped).forEach(this::settle);
      pending.removeIf(c -> !c.dropped);
    }

    /** A failed sync leaves pages that are neither written nor known to be unwritten. */
    void failSync() {
      pending.replaceAll(c -> new Change(c.at, c.bytes, true));
    }

    void cut(int size) {
      content = Arrays.copyOf(content, Math.min(size, content.length));
      durable = Arrays.copyOf(durable, Math.min(size, durable.length));
      pending.removeIf(c -> c.at >= size);
      pending.replaceAll(
          c ->
              new Change(
                  c.at,
                  Arrays.copyOf(c.bytes, (int) Math.min(c.bytes.length, size - c.at)),
                  c.dropped));
    }

    void losePower(ToIntFunction<Integer> random) {
      for (Change change : pending) {
        if (!change.dropped) {
          int kept =
              switch (random.applyAsInt(3)) {
                case 0 -> 0;
                case 1 -> change.bytes.length;
                default -> random.applyAsInt(change.bytes.length + 1);
              };
          settle(new Change(change.at, Arrays.copyOf(change.bytes, kept), false));
        }
      }
      pending = new ArrayList<>();
      content = durable;
    }

    private void settle(Change change) {
      if (change.bytes.length > 0) {
        durable = patched(durable, (int) change.at, change.bytes);
      }
    }

    private static byte[] patched(byte[] base, int at, byte[] bytes) {
      byte[] next = Arrays.copyOf(base, Math.max(base.length, at + bytes.length));
      System.arraycopy(bytes, 0, next, at, bytes.length);
      return next;
    }
  }

  private final SplittableRandom random;
  private final Flaw flaw;
  private Map<Path, Node> names = new TreeMap<>(Comparator.comparing(Path::toString));
  private final Map<Path, Node> durableNames = new TreeMap<>(Comparator.comparing(Path::toString));
  private final List<Naming> namings = new ArrayList<>();
  private Trouble trouble = (_, _) -> Fate.FINE;
  private long operations;
  private long failures;

  SimDisk(SplittableRandom random, Flaw flaw) {
    this.random = random;
    this.flaw = flaw;
  }

  void trouble(Trouble next) {
    trouble = next;
  }

  long operations() {
    return operations;
  }

  long failures() {
    return failures;
  }

  void losePower() {
    int kept = random.nextInt(namings.size() + 1);
    namings.subList(0, kept).forEach(this::settle);
    namings.clear();
    names = new TreeMap<>(durableNames);
    names.values().forEach(node -> node.losePower(random::nextInt));
  }

  /** Only sentry is gone: pages that were in doubt are the kernel's again. */
  void loseProcess() {
    names.values().forEach(node -> node.pending.replaceAll(c -> new Change(c.at, c.bytes, false)));
  }

  /** Spoils a byte that was sound, as a dying disk does. */
  void spoil(Path file, int at) {
    Node node = names.get(file);
    if (node != null) {
      node.sync();
      node.content = node.content.clone();
      node.content[at] ^= 0x5a;
      node.durable = node.content;
    }
  }

  /** Puts a file there beyond all trouble. */
  void put(Path file, byte[] content) {
    var node = new Node();
    node.put(content);
    node.sync();
    names.put(file, node);
    durableNames.put(file, node);
  }

  @Override
  public boolean exists(Path file) {
    return names.containsKey(file);
  }

  @Override
  public byte[] read(Path file) throws IOException {
    step("read", () -> {}, () -> {});
    return node(file).content.clone();
  }

  @Override
  public List<String> list(Path folder) {
    return names.keySet().stream()
        .filter(file -> folder.equals(file.getParent()))
        .map(file -> file.getFileName().toString())
        .sorted()
        .toList();
  }

  @Override
  public void makeFolders(Path folder) throws IOException {
    step("make folders", () -> {}, () -> {});
  }

  @Override
  public void replace(Path file, byte[] content, boolean durable) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    var node = new Node();
    step("create", () -> name(fresh, Optional.of(node)), () -> {});
    step("write", () -> node.put(content), () -> node.put(half(content)));
    if (durable) {
      step("sync", () -> sync(node), node::failSync);
    }
    step("rename", () -> rename(fresh, file, node), () -> {});
    if (durable) {
      step("sync folder", this::syncNames, () -> {});
    }
  }

  @Override
  public Appender append(Path file) throws IOException {
    if (names.containsKey(file)) {
      step("open", () -> {}, () -> {});
    } else {
      step("create", () -> name(file, Optional.of(new Node())), () -> {});
      step("sync folder", this::syncNames, () -> {});
    }
    return new SimAppender(node(file));
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    Node node = node(from);
    step("rename", () -> rename(from, to, node), () -> {});
    step("sync folder", this::syncNames, () -> {});
  }

  @Override
  public void delete(Path file) throws IOException {
    step("delete", () -> name(file, Optional.empty()), () -> {});
  }

  private Node node(Path file) throws NoSuchFileException {
    Node node = names.get(file);
    if (node == null) {
      throw new NoSuchFileException(file.toString());
    }
    return node;
  }

  /** One system call. Work done halfway is what a failure or a crash in its middle leaves. */
  private void step(String operation, Runnable work, Runnable halfway) throws IOException {
    operations++;
    switch (trouble.at(operations, operation)) {
      case FINE -> work.run();
      case FAILS -> throw failure(operation, "no space left on device");
      case FAILS_HALFWAY -> {
        halfway.run();
        throw failure(operation, "input/output error");
      }
      case DIES_BEFORE -> throw new Crash(false);
      case DIES_HALFWAY -> {
        halfway.run();
        throw new Crash(false);
      }
      case DIES_AFTER -> {
        work.run();
        throw new Crash(false);
      }
      case POWER_LOST_BEFORE -> throw new Crash(true);
      case POWER_LOST_HALFWAY -> {
        halfway.run();
        throw new Crash(true);
      }
      case POWER_LOST_AFTER -> {
        work.run();
        throw new Crash(true);
      }
    }
  }

  private IOException failure(String operation, String why) {
    failures++;
    return new IOException(operation + ": " + why);
  }

  private void sync(Node node) {
    if (flaw != Flaw.SYNC_LIES) {
      node.sync();
    }
  }

  private void name(Path file, Optional<Node> node) {
    node.ifPresentOrElse(n -> names.put(file, n), () -> names.remove(file));
    namings.add(new Naming(file, node));
  }

  /** One entry of the file system's own journal: both names change, or neither does. */
  private void rename(Path from, Path to, Node node) {
    names.remove(from);
    names.put(to, node);
    namings.add(new Naming(to, Optional.of(node)));
  }

  private void syncNames() {
    namings.forEach(this::settle);
    namings.clear();
  }

  private void settle(Naming naming) {
    naming
        .node()
        .ifPresentOrElse(
            node -> {
              durableNames.values().remove(node);
              durableNames.put(naming.name(), node);
            },
            () -> durableNames.remove(naming.name()));
  }

  private byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length == 0 ? 0 : random.nextInt(bytes.length));
  }

  private final class SimAppender implements Appender {
    private final Node node;
    private byte[] late = {};

    SimAppender(Node node) {
      this.node = node;
    }

    @Override
    public long size() {
      return node.content.length + late.length;
    }

    @Override
    public void append(byte[] bytes, boolean durable) throws IOException {
      if (flaw == Flaw.WRITES_LATE) {
        node.put(late);
        late = bytes;
        return;
      }
      step("write", () -> node.put(bytes), () -> node.put(half(bytes)));
      if (durable) {
        step("sync", () -> sync(node), node::failSync);
      }
    }

    @Override
    public void cutTo(long size) throws IOException {
      step("cut", () -> node.cut((int) size), () -> {});
      step("sync", () -> sync(node), node::failSync);
    }

    @Override
    public void close() {}
  }
}
