package io.github.mqscope.testing;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/// Leaves nothing of a whole run but the test of [WindowLibrariesTest] that says what to install, where JavaFX would
/// miss a
/// library in each test of the window. It is registered in `META-INF/services`.
public final class WindowLibraries implements PostDiscoveryFilter {
    /// Of Debian, as README has them.
    static final String PACKAGES = "libgtk-3-0 libgl1 libxtst6 libxxf86vm1";

    /// What JavaFX loads without a display too: its fonts need the one, `libglass.so` is linked with the other.
    static final List<String> NEEDED = List.of("libpangoft2-1.0.so.0", "libX11.so.6");

    private final boolean complete = missing(NEEDED).isEmpty() || !isWholeRun();

    /// The first library that is not found.
    static Optional<String> missing(List<String> libraries) {
        return libraries.stream().filter(library -> !isFound(library)).findFirst();
    }

    @SuppressWarnings("restricted") // It loads a library, of which nothing is called.
    private static boolean isFound(String library) {
        try (Arena arena = Arena.ofConfined()) {
            return SymbolLookup.libraryLookup(library, arena) != null;
        } catch (IllegalArgumentException notFound) {
            return false;
        }
    }

    // Who names tests to Maven, or runs them without it, may want such as need no window.
    private static boolean isWholeRun() {
        return System.getProperty("surefire.real.class.path") != null && System.getProperty("test") == null;
    }

    @Override
    public FilterResult apply(TestDescriptor test) {
        boolean names = test.getSource()
                .filter(source -> source instanceof MethodSource method
                        && method.getClassName().equals(WindowLibrariesTest.class.getName())
                        && method.getMethodName().equals("theyAreInstalled"))
                .isPresent();
        return FilterResult.includedIf(complete || names, () -> "", () -> "libraries are missing");
    }
}
