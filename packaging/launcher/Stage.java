import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;

/// Puts the launcher and our modular jar beside the jars that Maven has copied, and with them the path of the
/// JDK that built them and the native library of JNA, so that nothing is unpacked at run time.
///
/// Run as `java Stage.java packaging/launcher target/classes target/mqscope`.
public class Stage {
    private static final String DATE = "2026-11-01T00:00:00Z";

    public static void main(String[] args) throws IOException {
        Path home = Path.of(args[2]);
        Path launcher = Files.createDirectories(home.resolve("bin")).resolve("mqscope");
        Files.copy(Path.of(args[0], "mqscope"), launcher, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(home.resolve("jdk"), System.getProperty("java.home") + "\n");
        jar(args[1], home.resolve("lib"));
        unpackJna(home.resolve("lib"));
    }

    private static void jar(String classes, Path lib) {
        String file = lib.resolve("mqscope.jar").toString();
        int status = ToolProvider.findFirst("jar").orElseThrow().run(
                System.out, System.err, "--create", "--file", file, "--date", DATE,
                "--main-class", "io.github.mqscope.Main", "-C", classes, ".");
        if (status != 0) {
            throw new IllegalStateException("jar ended with " + status);
        }
    }

    private static void unpackJna(Path lib) throws IOException {
        String arch = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86-64";
        try (var jars = Files.newDirectoryStream(lib, "jna-*.jar")) {
            for (Path path : jars) {
                try (JarFile jar = new JarFile(path.toFile());
                        var in = jar.getInputStream(jar.getEntry("com/sun/jna/linux-" + arch + "/libjnidispatch.so"))) {
                    Files.copy(in, lib.resolve("libjnidispatch.so"), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
