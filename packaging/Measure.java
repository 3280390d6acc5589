import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The rounds of `packaging/measure`, which gives it a screen and queues. One Java for all of them, so that nothing of
/// its own starts while something is timed.
public class Measure {
    private static final int WIDTH = 1400;
    private static final int TOP = 200; // Where the window's menu is.
    private static final int STEP = 4;
    private static final int COLOURS = 8; // More than any background: there is text.
    private static final int IDLE_SECONDS = 20;
    private static final int MOST_SECONDS = 30;

    private final String mqscope;
    private final ByteBuffer pixels;

    private Measure(String mqscope, Path screen) throws IOException {
        this.mqscope = mqscope;
        try (FileChannel file = FileChannel.open(screen)) {
            ByteBuffer xwd = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
            int colours = xwd.getInt(19 * 4); // XWDFile.h: header_size is the first field, ncolors the twentieth.
            this.pixels = xwd.position(xwd.getInt(0) + 12 * colours).slice().order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    public static void main(String[] args) throws Exception {
        new Measure(args[0], Path.of(args[2])).run(Integer.parseInt(args[1]));
    }

    private void run(int rounds) throws Exception {
        List<Long> frameOn = new ArrayList<>();
        List<Long> frameOff = new ArrayList<>();
        List<Long> listOn = new ArrayList<>();
        List<Long> listOff = new ArrayList<>();
        firstFrame("on"); // Not counted: files come into memory, and this Java has its own start behind it.
        for (int round = 0; round < rounds; round++) {
            listOn.add(list("on"));
            listOff.add(list("off"));
        }
        for (int round = 0; round < rounds; round++) {
            frameOn.add(firstFrame("on"));
            frameOff.add(firstFrame("off"));
        }
        row("", "cache", "without", "ratio", "goal");
        compare("first frame of the window, 50 queues", frameOn, frameOff, "ratio <= 0.5");
        compare("mqscope list, 50 queues", listOn, listOff, "< 250 ms");
        memory();
    }

    private Process start(String mode, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(mqscope));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().put("JAVA_TOOL_OPTIONS", "-XX:AOTMode=" + mode);
        process.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        return process.start();
    }

    private long list(String mode) throws Exception {
        long start = System.nanoTime();
        end(start(mode, "list"));
        return System.nanoTime() - start;
    }

    private long firstFrame(String mode) throws Exception {
        if (!becomes(false)) {
            throw new IllegalStateException("the screen does not become empty");
        }
        long start = System.nanoTime();
        Process window = start(mode);
        boolean shown = becomes(true);
        long time = System.nanoTime() - start;
        window.destroy();
        end(window);
        if (!shown) {
            throw new IllegalStateException("the window shows nothing");
        }
        return time;
    }

    // Whether there is text on the screen, or none any more, within the time that a start may take.
    private boolean becomes(boolean text) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (showsText() != text && System.nanoTime() < end) {
            Thread.sleep(2);
        }
        return showsText() == text;
    }

    private static void end(Process process) throws Exception {
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("mqscope did not end with 0");
        }
    }

    private boolean showsText() {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < TOP; y += STEP) {
            for (int x = 0; x < WIDTH; x += STEP) {
                colours.add(pixels.getInt((y * WIDTH + x) * 4));
            }
        }
        return colours.size() > COLOURS;
    }

    private void memory() throws Exception {
        Process window = start("on");
        Thread.sleep(TimeUnit.SECONDS.toMillis(IDLE_SECONDS));
        List<String> status = Files.readAllLines(Path.of("/proc", Long.toString(window.pid()), "status"));
        window.destroy();
        end(window);
        row("idle window with 50 queues, resident", megabytes(status, "VmRSS:"), "", "",
                "< 250 MB; " + megabytes(status, "RssAnon:") + " of it its own, the rest files");
    }

    private static String megabytes(List<String> status, String field) {
        String line = status.stream().filter(l -> l.startsWith(field)).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB";
    }

    private static void compare(String what, List<Long> on, List<Long> off, String goal) {
        row(what, millis(on), millis(off), String.format(Locale.ROOT, "%.2f", (double) median(on) / median(off)), goal);
    }

    private static String millis(List<Long> times) {
        return TimeUnit.NANOSECONDS.toMillis(median(times)) + " ms";
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static void row(Object... columns) {
        System.out.printf("%-46s %9s %9s %7s  %s%n", columns);
    }
}
