package io.github.mqscope.cli;

import io.github.mqscope.cli.form.MessageForm;
import io.github.mqscope.files.JsonLine;
import io.github.mqscope.files.NamespaceJson;
import io.github.mqscope.local.NotifySession;
import io.github.mqscope.model.NotifyEvent;
import io.github.mqscope.model.NotifyWords;
import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.Notice;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.text.Plural;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// What `notify` prints, and how it ends.
final class NotifyReport implements NotifySession.Listener {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Terminal terminal;
    private final QueueName name;
    private final boolean json;
    private @Nullable NotifyEvent last;
    private long largest;
    private boolean unlinked;

    NotifyReport(Terminal terminal, QueueName name, boolean json) {
        this.terminal = terminal;
        this.name = name;
        this.json = json;
    }

    /// Says, where messages are there already, that nothing will come for them.
    void holds(MessageQueue queue, boolean drained) throws QueueException {
        largest = new MessageForm(name, json ? terminal.namespace() : NamespaceJson.UNKNOWN, json, true, true)
                .most(queue.attributes().msgsize());
        long there = queue.attributes().curmsgs();
        if (there > 0 && !drained && isRegistered(queue)) {
            terminal.complain("notify " + name + ": " + there
                    + (there == 1 ? " message is" : " messages are")
                    + " in the queue: nothing is told until it has been empty");
        }
    }

    // A message that came after the registration has used it up: it is told.
    private static boolean isRegistered(MessageQueue queue) {
        try {
            return queue.status().isRegistered();
        } catch (QueueException writtenOnly) {
            return true;
        }
    }

    /// Says once that the queue has lost its name.
    void linked(MessageQueue queue) throws QueueException {
        if (!unlinked && queue.stat().nlink() == 0) {
            unlinked = true;
            terminal.complain(
                    "notify " + name + ": the queue has been unlinked: only who holds it open can still send");
        }
    }

    @Override
    public void told(NotifyEvent event) throws OutputException {
        if (!(event instanceof NotifyEvent.Drained)) {
            last = event;
        }
        terminal.print(json ? json(event) : text(event).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void beforeReceive() throws OutputException {
        terminal.check(largest);
    }

    @Override
    public void received(Message message) throws OutputException {
        try {
            terminal.printWhole(json ? json(message) : text(message).getBytes(StandardCharsets.UTF_8));
        } catch (OutputException e) {
            terminal.complain(
                    "a message was received from " + name + " but not written: " + new Kept(terminal).stays(name));
            throw e;
        }
    }

    private byte[] json(Message message) {
        return JsonLine.of(line -> {
            line.writeStringProperty("event", "message");
            terminal.namespace().name(line, name);
            line.writeNumberProperty("priority", message.priority());
            JsonLine.payload(line, message.body());
        });
    }

    private static String text(Message message) {
        return "    priority " + message.priority() + ", " + Plural.of(message.size(), "byte") + ": "
                + Escaped.of(message.body()) + "\n";
    }

    private String text(NotifyEvent event) {
        return TIME.format(event.at()) + " " + name + " " + NotifyWords.of(event) + "\n";
    }

    private byte[] json(NotifyEvent event) {
        return JsonLine.of(line -> {
            line.writeStringProperty("time", event.at().toString());
            line.writeStringProperty("event", kind(event));
            terminal.namespace().name(line, name);
            switch (event) {
                case NotifyEvent.Registered registered -> registered(line, registered);
                case NotifyEvent.Fired fired -> fired(line, fired);
                case NotifyEvent.Drained drained -> line.writeNumberProperty("messages", drained.count());
                case NotifyEvent.Lost lost ->
                    line.writeStringProperty("why", lost.why().words());
                case NotifyEvent.Refused refused ->
                    line.writeStringProperty("why", refused.failure().line());
                case NotifyEvent.Unregistered _ -> {}
            }
        });
    }

    private static String kind(NotifyEvent event) {
        return event.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static void registered(JsonGenerator line, NotifyEvent.Registered event) {
        line.writeStringProperty("via", event.via().name().toLowerCase(Locale.ROOT));
        event.signal().ifPresent(number -> line.writeNumberProperty("signal", number));
        line.writeBooleanProperty("again", event.again());
    }

    private static void fired(JsonGenerator line, NotifyEvent.Fired event) {
        line.writeStringProperty("via", event.via().name().toLowerCase(Locale.ROOT));
        event.sender().ifPresent(sender -> {
            line.writeNumberProperty("pid", sender.pid());
            line.writeNumberProperty("uid", Integer.toUnsignedLong(sender.uid()));
            line.writeStringProperty("comm", event.comm());
        });
    }

    /// How the command ends: 0 where it was notified or asked to end, 1 where the registration was lost.
    ExitStatus status(Interruption interruption) {
        return switch (last) {
            case NotifyEvent.Refused refused -> {
                terminal.complain(refused.failure().line());
                yield refused.failure().exitStatus();
            }
            case NotifyEvent.Lost lost when lost.why() != Notice.Why.USED_UP -> ExitStatus.FAILED;
            case null, default ->
                interruption.isAsked() ? interruption.status("unregistered from " + name) : ExitStatus.DONE;
        };
    }
}
