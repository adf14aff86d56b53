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

  private static final class Change {
    final long at;
    final byte[] bytes;
    final boolean dropped;

    Change(long at, byte[] bytes, boolean dropped) {
      this.at = at;
      this.bytes = bytes;
      this.dropped = dropped;
    }
  }

  private record Naming(Path name, Optional<Node> node) {}

  /** A file: what is seen of it, and what of it outlives the power. */
  private static final class Node {
    private byte[] content = {};
    private int size;
    private byte[] durable = {};
    private int durableSize;
    List<Change> pending = new ArrayList<>();

    byte[] bytes() {
      return Arrays.copyOf(content, size);
    }

    void put(byte[] bytes) {
      pending.add(new Change(size, bytes, false));
      if (size + bytes.length > content.length) {
        content = Arrays.copyOf(content, 2 * (size + bytes.length));
      }
      System.arraycopy(bytes, 0, content, size, bytes.length);
      size += bytes.length;
    }

    void sync() {
      pending.stream().filter(c -> !c.dropped).forEach(this::settle);
      pending.removeIf(c -> !c.dropped);
    }

    /** A failed sync leaves pages that are neither written nor known to be unwritten. */
    void failSync() {
      pending.replaceAll(c -> new Change(c.at, c.bytes, true));
    }

    void cut(int wanted) {
      size = Math.min(size, wanted);
      durableSize = Math.min(durableSize, wanted);
      pending.removeIf(c -> c.at >= wanted);
      pending.replaceAll(
          c ->
              new Change(
                  c.at,
                  Arrays.copyOf(c.bytes, (int) Math.min(c.bytes.length, wanted - c.at)),
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
      content = Arrays.copyOf(durable, durableSize);
      size = durableSize;
    }

    private void settle(Change change) {
      int end = (int) change.at + change.bytes.length;
      if (end > durable.length) {
        durable = Arrays.copyOf(durable, 2 * end);
      }
      if (change.bytes.length > 0 && change.at > durableSize) {
        // A hole where earlier bytes never came.
        Arrays.fill(durable, durableSize, (int) change.at, (byte) 0);
      }
      System.arraycopy(change.bytes, 0, durable, (int) change.at, change.bytes.length);
      durableSize = change.bytes.length == 0 ? durableSize : Math.max(durableSize, end);
    }

    void spoil(int at) {
      sync();
      content[at] ^= 0x5a;
      durable[at] ^= 0x5a;
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
      node.spoil(at);
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
    return node(file).bytes();
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
      return (long) node.size + late.length;
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
