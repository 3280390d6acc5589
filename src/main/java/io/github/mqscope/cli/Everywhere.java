package io.github.mqscope.cli;

import io.github.mqscope.files.NamespaceJson;
import io.github.mqscope.local.QueueInspection;
import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.place.IpcNamespace;
import io.github.mqscope.place.IpcNamespaces;
import io.github.mqscope.place.Place;
import io.github.mqscope.place.PlaceException;
import io.github.mqscope.sys.Self;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `mqscope list --everywhere`: the queues of each IPC namespace of this machine that can be reached, ours first.
///
/// Root looks into each on a thread that enters it; another user starts a program in those that are his.
record Everywhere(Terminal terminal, boolean json) {
    interface Printer {
        void print(QueueInspection.Listing listing, NamespaceJson namespace) throws IOException;
    }

    ExitStatus list(Printer printer) throws IOException {
        IpcNamespaces.Found found = IpcNamespaces.read();
        boolean all = true;
        for (IpcNamespace namespace : found.namespaces()) {
            all &= isListed(namespace, printer);
        }
        if (found.unseen() > 0) {
            terminal.complain("list: " + found.unseen()
                    + (found.unseen() == 1 ? " process is" : " processes are")
                    + " in namespaces that "
                    + (Self.euid() == 0
                            ? "may not be seen here, even by root"
                            : "this user may not see; --as-root sees more"));
        }
        return all ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    // One that has ended meanwhile has no queues; one whose process has ended is looked for by another.
    private boolean isListed(IpcNamespace namespace, Printer printer) throws IOException {
        try {
            list(namespace, printer);
            return true;
        } catch (OutputException e) {
            throw e;
        } catch (IOException e) {
            Optional<IpcNamespace> now = IpcNamespaces.read().namespaces().stream()
                    .filter(one -> one.number() == namespace.number())
                    .findFirst();
            if (now.isEmpty()) {
                return true;
            }
            if (now.get().pid() != namespace.pid()) {
                return isListed(now.get(), printer);
            }
            terminal.complain(
                    "list: namespace " + namespace.number() + " (" + namespace.label() + "): " + Failures.words(e));
            return false;
        }
    }

    private void head(IpcNamespace namespace) throws IOException {
        if (!json) {
            terminal.print(heading(namespace));
        }
    }

    private static String heading(IpcNamespace namespace) {
        String who = namespace.isOurs() ? "this namespace" : namespace.label();
        String processes = namespace.processes() + (namespace.processes() == 1 ? " process" : " processes");
        return (namespace.isOurs() ? "" : "\n") + who + ": IPC namespace " + namespace.number() + ", " + processes
                + ", of which " + namespace.command() + "[" + namespace.pid() + "]\n";
    }

    private void list(IpcNamespace namespace, Printer printer) throws IOException {
        if (namespace.isOurs() || namespace.isInOurUserNamespace()) {
            QueueInspection.Listing listing =
                    namespace.isOurs() ? QueueInspection.list() : QueueInspection.listIn(namespace.pid());
            head(namespace);
            printer.print(listing, new NamespaceJson(namespace.number(), namespace.container(), namespace.unit()));
        } else {
            started(namespace);
        }
    }

    // What it prints is ours.
    private void started(IpcNamespace namespace) throws IOException {
        List<byte[]> list = new ArrayList<>(List.of(bytes("list")));
        if (json) {
            list.add(bytes("--json"));
        }
        Place there = new Place(Optional.empty(), false, Optional.of(Integer.toString(namespace.pid())));
        List<String> words =
                Elsewhere.way().next(there, list).orElseThrow(() -> new PlaceException("it is gone")).stream()
                        .map(word -> new String(word, StandardCharsets.UTF_8))
                        .toList();
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        byte[] listed = process.getInputStream().readAllBytes();
        if (process.onExit().join().exitValue() != 0) {
            throw new PlaceException("its list ended with status " + process.exitValue());
        }
        head(namespace);
        terminal.print(listed);
    }

    private static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }
}
