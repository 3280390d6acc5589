package io.github.mqscope.cli.form;

import io.github.mqscope.files.JsonLine;
import io.github.mqscope.files.NamespaceJson;
import io.github.mqscope.local.QueueInspection;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.HiddenHolders;
import io.github.mqscope.model.queue.Limits;
import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.text.Escaped;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;

/// A queue as a JSON line, keys by the kernel's names.
public final class QueueJson {
    private QueueJson() {}

    /// What `list` tells.
    public static byte[] listed(QueueState queue, NamespaceJson namespace) {
        return JsonLine.of(json -> attributes(json, queue, namespace));
    }

    /// What `info` tells.
    public static byte[] full(QueueInspection survey, Limits limits, Instant now, NamespaceJson namespace) {
        QueueState queue = survey.state();
        return JsonLine.of(json -> {
            attributes(json, queue, namespace);
            limits(json, limits);
            json.writeArrayPropertyStart("openers");
            queue.openers().forEach(opener -> opener(json, opener));
            json.writeEndArray();
            json.writeArrayPropertyStart("blocked");
            queue.blocked().forEach(thread -> blocked(json, thread, now));
            json.writeEndArray();
            hidden(json, survey.hidden());
        });
    }

    private static void hidden(JsonGenerator json, HiddenHolders hidden) {
        json.writeNumberProperty("unreadable_processes", hidden.processes());
        if (hidden.processes() > 0) {
            json.writeStringProperty("unreadable_why", hidden.whyProcesses());
        }
        json.writeNumberProperty("unseen_threads", hidden.threads());
        if (hidden.threads() > 0) {
            json.writeStringProperty("unseen_why", hidden.whyThreads());
        }
        json.writeBooleanProperty("unlisted_processes", hidden.unlisted());
        json.writeBooleanProperty("outside_pid_namespace", hidden.outside());
    }

    private static void attributes(JsonGenerator json, QueueState queue, NamespaceJson namespace) {
        namespace.name(json, queue.name(), queue.key());
        if (queue.unlinked()) {
            json.writeBooleanProperty("unlinked", true);
        }
        queue.attributes().ifPresent(a -> {
            json.writeNumberProperty("mq_maxmsg", a.maxmsg());
            json.writeNumberProperty("mq_msgsize", a.msgsize());
            json.writeNumberProperty("mq_curmsgs", a.curmsgs());
            json.writeNumberProperty("mq_flags", a.flags());
            json.writeNumberProperty("cost", a.cost());
        });
        queue.status().ifPresent(s -> {
            json.writeNumberProperty("qsize", s.qsize());
            json.writeNumberProperty("notify_pid", s.notifyPid());
            json.writeBooleanProperty("registered", s.isRegistered());
        });
        owner(json, queue);
        queue.status().filter(s -> s.isRegistered()).ifPresent(s -> {
            json.writeObjectPropertyStart("notify");
            json.writeNumberProperty("pid", s.notifyPid());
            json.writeStringProperty("via", s.via());
            json.writeEndObject();
        });
        queue.hidden().ifPresent(why -> json.writeStringProperty("hidden", why.line()));
    }

    private static void owner(JsonGenerator json, QueueState queue) {
        json.writeStringProperty("mode", String.format("%04o", queue.mode()));
        json.writeStringProperty("owner", queue.owner());
        json.writeStringProperty("group", queue.group());
        json.writeNumberProperty("uid", Integer.toUnsignedLong(queue.uid()));
        json.writeNumberProperty("gid", Integer.toUnsignedLong(queue.gid()));
    }

    private static void limits(JsonGenerator json, Limits limits) {
        json.writeObjectPropertyStart("limits");
        json.writeNumberProperty("msg_max", limits.msgMax());
        json.writeNumberProperty("msgsize_max", limits.msgsizeMax());
        json.writeNumberProperty("queues_max", limits.queuesMax());
        json.writeNumberProperty("rlimit_msgqueue", limits.rlimitMsgqueue());
        json.writeEndObject();
    }

    private static void opener(JsonGenerator json, Opener opener) {
        json.writeStartObject();
        json.writeNumberProperty("pid", opener.pid());
        json.writeStringProperty("comm", Escaped.of(opener.comm()));
        json.writeNumberProperty("uid", Integer.toUnsignedLong(opener.uid()));
        json.writeNumberProperty("fd", opener.fd());
        json.writeStringProperty("access", opener.access().toString());
        json.writeBooleanProperty("nonblock", opener.nonBlocking());
        program(json, opener.mqscope(), opener.compat());
        json.writeEndObject();
    }

    private static void blocked(JsonGenerator json, BlockedThread thread, Instant now) {
        json.writeStartObject();
        json.writeNumberProperty("pid", thread.pid());
        json.writeNumberProperty("tid", thread.tid());
        json.writeStringProperty("comm", Escaped.of(thread.comm()));
        json.writeStringProperty("call", thread.sending() ? "mq_timedsend" : "mq_timedreceive");
        json.writeNumberProperty(
                "waited_ns", Math.max(0, Duration.between(thread.since(), now).toNanos()));
        thread.length().ifPresent(length -> json.writeNumberProperty("length", length));
        thread.priority().ifPresent(priority -> json.writeNumberProperty("priority", priority));
        thread.timed().ifPresent(timed -> json.writeBooleanProperty("timed", timed));
        json.writeStringProperty("seen_by", thread.seenBy().word());
        if (thread.among() > 1) {
            json.writeNumberProperty("among", thread.among());
        }
        program(json, thread.mqscope(), thread.compat());
        json.writeEndObject();
    }

    private static void program(JsonGenerator json, boolean mqscope, boolean compat) {
        if (mqscope) {
            json.writeBooleanProperty("mqscope", true);
        }
        if (compat) {
            json.writeStringProperty("abi", "32-bit");
        }
    }
}
