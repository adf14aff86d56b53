import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Rewrites the classes of a library for the Java that they run on; the code stays what it was.
 *
 * <p>An AOT cache leaves out classes of formats older than Java 6, because their verification cannot
 * be stored. A command-line parser in such a format takes longer to load than the rest of the
 * program.
 */
public final class Modernise {
  private static final int OLDEST_STORED = 50;

  public static void main(String[] args) throws IOException {
    for (String name : args) {
      Path library = Path.of(name);
      Path rewritten = library.resolveSibling(library.getFileName() + ".part");
      try (var from = new JarFile(library.toFile());
          var to = new JarOutputStream(Files.newOutputStream(rewritten))) {
        rewrite(from, to);
      }
      Files.move(rewritten, library, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void rewrite(JarFile from, JarOutputStream to) throws IOException {
    // A fresh pool for each class: with a shared one the code is copied as it is, without the stack
    // maps that newer formats need.
    var classes =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(hierarchy(from)),
            ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
            ClassFile.ConstantPoolSharingOption.NEW_POOL);
    for (JarEntry entry : Collections.list(from.entries())) {
      byte[] content = from.getInputStream(entry).readAllBytes();
      if (entry.getName().endsWith(".class")) {
        content = modern(classes, content);
      }
      var copy = new JarEntry(entry.getName());
      copy.setTime(entry.getTime());
      to.putNextEntry(copy);
      to.write(content);
    }
  }

  private static byte[] modern(ClassFile classes, byte[] content) {
    var model = classes.parse(content);
    if (model.majorVersion() >= OLDEST_STORED) {
      return content;
    }
    return classes.transformClass(
        model,
        ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
            .andThen(
                (type, element) -> {
                  if (element instanceof ClassFileVersion) {
                    type.withVersion(ClassFile.latestMajorVersion(), 0);
                  } else {
                    type.with(element);
                  }
                }));
  }

  private static ClassHierarchyResolver hierarchy(JarFile jar) {
    return ClassHierarchyResolver.ofResourceParsing(
            type -> {
              String descriptor = type.descriptorString();
              var entry = jar.getEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
              try {
                return entry == null ? null : jar.getInputStream(entry);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .orElse(ClassHierarchyResolver.defaultResolver());
  }
}
