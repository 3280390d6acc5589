import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;

/// Puts the launcher and our modular jar beside the jars that Maven has copied, and with them the path of the
/// JDK that built them, the native libraries of JNA and JavaFX, so that nothing is unpacked at run time, and a cache for a
/// fast start; the jar has each style sheet in its binary form too.
///
/// Run as `java Stage.java packaging/launcher target/classes target/mqscope`.
public class Stage {
    private static final String DATE = "2026-11-01T00:00:00Z";

    public static void main(String[] args) throws IOException, InterruptedException {
        Path home = Path.of(args[2]);
        Path launcher = launcher(Path.of(args[0], "mqscope"), home);
        launcher(Path.of(args[0], "mqscope-enable"), home);
        Files.writeString(home.resolve("jdk"), System.getProperty("java.home") + "\n");
        Path binary = home.resolve("css");
        styles(Path.of(args[1]), binary, home.resolve("lib"));
        jar(args[1], binary, home.resolve("lib"));
        unpackNatives(home.resolve("lib"));
        try (var jars = Files.newDirectoryStream(home.resolve("lib"), "picocli-*.jar")) {
            for (Path picocli : jars) {
                StackMaps.addTo(picocli);
            }
        }
        cache(launcher, home.resolve("mqscope.aot"));
    }

    private static Path launcher(Path script, Path home) throws IOException {
        Path launcher = Files.createDirectories(home.resolve("bin")).resolve(script.getFileName());
        Files.copy(script, launcher, StandardCopyOption.REPLACE_EXISTING);
        return Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    // One run that the JVM learns from, of the commands: the window would take half a minute. Without the cache mqscope starts a little later and is the same.
    private static void cache(Path launcher, Path cache) throws IOException, InterruptedException {
        Files.deleteIfExists(cache);
        ProcessBuilder training = new ProcessBuilder(launcher.toString(), "train");
        training.environment().put("MQSCOPE_TRAINING", cache.toString());
        training.environment().put("MQSCOPE_JAVA", System.getProperty("java.home"));
        training.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        Process run = training.start();
        if (!run.waitFor(60, TimeUnit.SECONDS)) {
            run.destroyForcibly().waitFor();
            Files.deleteIfExists(cache);
        }
    }

    // JavaFX takes the binary form of a style sheet that lies beside it, which it need not parse as the window starts.
    private static void styles(Path classes, Path binary, Path lib) throws IOException {
        List<URL> jars = new ArrayList<>();
        try (var paths = Files.newDirectoryStream(lib, "javafx-{base,graphics}-*.jar")) {
            for (Path jar : paths) {
                jars.add(jar.toUri().toURL());
            }
        }
        try (var javafx = new URLClassLoader(jars.toArray(URL[]::new));
                var files = Files.walk(classes)) {
            Method convert = javafx.loadClass("javafx.css.Stylesheet").getMethod("convertToBinary", File.class, File.class);
            for (Path css : files.filter(file -> file.toString().endsWith(".css")).toList()) {
                Path bss = binary.resolve(classes.relativize(css).toString().replaceFirst("css$", "bss"));
                Files.createDirectories(bss.getParent());
                convert.invoke(null, css.toFile(), bss.toFile());
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a style sheet has no binary form", e);
        }
    }

    private static void jar(String classes, Path binary, Path lib) {
        String file = lib.resolve("mqscope.jar").toString();
        int status = ToolProvider.findFirst("jar").orElseThrow().run(
                System.out, System.err, "--create", "--file", file, "--date", DATE,
                "--main-class", "io.github.mqscope.Main", "-C", classes, ".", "-C", binary.toString(), ".");
        if (status != 0) {
            throw new IllegalStateException("jar ended with " + status);
        }
    }

    private static void unpackNatives(Path lib) throws IOException {
        String arch = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86-64";
        unpack(lib, "jna-*.jar", "com/sun/jna/linux-" + arch + "/libjnidispatch.so");
        unpack(lib, "javafx-graphics-*.jar", "[^/]*[.]so");
    }

    private static void unpack(Path lib, String jars, String entries) throws IOException {
        try (var paths = Files.newDirectoryStream(lib, jars)) {
            for (Path path : paths) {
                try (JarFile jar = new JarFile(path.toFile())) {
                    for (JarEntry entry : jar.stream().filter(e -> e.getName().matches(entries)).toList()) {
                        Path file = lib.resolve(Path.of(entry.getName()).getFileName());
                        Files.copy(jar.getInputStream(entry), file, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }
}
