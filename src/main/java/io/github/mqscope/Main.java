package io.github.mqscope;

import io.github.mqscope.cli.CommandContext;
import io.github.mqscope.cli.CommandLineMain;
import io.github.mqscope.cli.WindowOpener;
import io.github.mqscope.log.Defects;
import io.github.mqscope.log.Log;
import io.github.mqscope.loop.SignalMask;
import io.github.mqscope.place.Place;
import io.github.mqscope.sys.UserDirectories;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// Where the program starts: the window, or a command.
public final class Main {
    /// Started by another mqscope, not by a person.
    static final String AGENT = "agent";

    private Main() {}

    /// Runs a command, or opens the window where none is given.
    public static void main(String[] args) throws IOException {
        SignalMask.ensure();
        nameProcess();
        Thread.setDefaultUncaughtExceptionHandler(Defects::uncaught);
        Log.begin(() -> UserDirectories.ofProcess().state().resolve("log"));
        if (args.length == 1 && args[0].equals(AGENT)) {
            System.exit(Agent.serve());
        }
        if (args.length == 0) {
            Window.prepare();
        }
        System.exit(CommandLineMain.run(args, CommandContext.ofProcess(Optional.of(new Windows()))));
    }

    // What ps(1) shows, and by what the calls of all its threads are known in a trace.
    private static void nameProcess() {
        try (OutputStream comm = new FileOutputStream("/proc/self/comm")) {
            comm.write("mqscope".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            System.getLogger(Main.class.getName()).log(System.Logger.Level.DEBUG, "the process keeps its name", e);
        }
    }

    private static final class Windows implements WindowOpener {
        @Override
        public int open(Place place) throws IOException {
            return Window.open(place);
        }

        @Override
        public int serve() throws IOException {
            return Agent.serve();
        }

        @Override
        public void rehearse() throws IOException {
            Agent.rehearse();
        }

        @Override
        public int tour(Path out, boolean onDisplay) throws IOException {
            return Window.tour(out, onDisplay);
        }
    }
}
