package io.github.mqscope.cli;

import io.github.mqscope.cli.form.QueueJson;
import io.github.mqscope.cli.form.Table;
import io.github.mqscope.files.NamespaceJson;
import io.github.mqscope.local.QueueInspection;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.text.Escaped;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mqscope list`.
@Command(
        name = "list",
        description = {
            "Lists every queue of this IPC namespace with its attributes.",
            "",
            "Needs the message queue file system mounted, or CAP_SYS_ADMIN. A dash stands for what this user may"
                    + " not see. Nothing is taken out of a queue."
        },
        footer = {"", "Example: mqscope list --json"})
final class ListCommand extends PromptCommand {
    private static final String UNKNOWN = "-";

    @Option(names = "--json", description = "One JSON object a line, for each queue.")
    private boolean json;

    @Option(
            names = "--everywhere",
            description = "Those of each IPC namespace of this machine that can be reached, with where it is.")
    private boolean everywhere;

    ListCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        new Kept(terminal).tell();
        if (everywhere) {
            return new Everywhere(terminal, json).list(this::print).code();
        }
        print(QueueInspection.list(), json ? terminal.namespace() : NamespaceJson.UNKNOWN);
        return ExitStatus.DONE.code();
    }

    private void print(QueueInspection.Listing listing, NamespaceJson namespace) throws IOException {
        List<QueueState> queues = listing.queues();
        listing.doubt().ifPresent(doubt -> terminal.complain("list: " + doubt));
        if (json) {
            for (QueueState queue : queues) {
                terminal.print(QueueJson.listed(queue, namespace));
            }
        } else if (queues.isEmpty() && listing.doubt().isPresent()) {
            terminal.print("no message queues are seen; whether there are any is not known\n");
        } else if (queues.isEmpty()) {
            terminal.print("no message queues" + (everywhere ? "" : "; the command `create /name` makes one") + "\n");
        } else {
            terminal.print(table(queues));
        }
    }

    private static String table(List<QueueState> queues) {
        Table table = new Table("lrrrrlll", "NAME", "CURMSGS", "MAXMSG", "MSGSIZE", "QSIZE", "MODE", "OWNER", "NOTIFY");
        for (QueueState queue : queues) {
            table.row(
                    queue.name()
                            + (queue.unlinked()
                                    ? " (unlinked, inode " + queue.key().ino() + ")"
                                    : ""),
                    queue.attributes().map(a -> Long.toString(a.curmsgs())).orElse(UNKNOWN),
                    queue.attributes().map(a -> Long.toString(a.maxmsg())).orElse(UNKNOWN),
                    queue.attributes().map(a -> Long.toString(a.msgsize())).orElse(UNKNOWN),
                    queue.status().map(s -> Long.toString(s.qsize())).orElse(UNKNOWN),
                    String.format("%04o", queue.mode()),
                    Escaped.of(queue.owner()),
                    queue.status()
                            .filter(s -> s.isRegistered())
                            .map(s -> s.notifyPid() == 0 ? "outside" : "pid " + s.notifyPid())
                            .orElse(UNKNOWN));
        }
        return table.text("");
    }
}
