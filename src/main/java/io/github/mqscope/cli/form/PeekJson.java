package io.github.mqscope.cli.form;

import io.github.mqscope.files.JsonLine;
import io.github.mqscope.files.NamespaceJson;
import io.github.mqscope.model.peek.PeekedMessage;
import io.github.mqscope.model.peek.QueueContents;
import io.github.mqscope.model.peek.WaitingThread;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.text.Escaped;
import java.io.ByteArrayOutputStream;
import java.util.List;

/// What is in a queue, as JSON lines.
///
/// @param name      its name
/// @param key       which it is
/// @param namespace where it is
public record PeekJson(QueueName name, QueueKey key, NamespaceJson namespace) {

    /// A message. `settled` is there where the queue changed while it was read.
    public byte[] message(PeekedMessage message, byte[] body, boolean settled) {
        return JsonLine.of(json -> {
            namespace.name(json, name, key);
            json.writeNumberProperty("index", message.index());
            json.writeNumberProperty("priority", message.priority());
            JsonLine.payload(json, body, message.size());
            if (!settled) {
                json.writeBooleanProperty("settled", false);
            }
        });
    }

    /// Who waits, each direction in the order in which they will be served, and who is registered. Or that it is not
    /// known who waits.
    public byte[] waiting(QueueContents contents) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        if (!contents.waitersKnown()) {
            lines.writeBytes(JsonLine.of(json -> {
                namespace.name(json, name, key);
                json.writeBooleanProperty("waiters_known", false);
            }));
        }
        threads(lines, "send", contents.senders());
        threads(lines, "receive", contents.receivers());
        contents.registration()
                .ifPresent(registration -> lines.writeBytes(JsonLine.of(json -> {
                    namespace.name(json, name, key);
                    json.writeNumberProperty("notify_pid", registration.pid());
                    json.writeNumberProperty("sigev_notify", registration.sigevNotify());
                    json.writeNumberProperty("sigev_signo", registration.signo());
                })));
        return lines.toByteArray();
    }

    private void threads(ByteArrayOutputStream lines, String to, List<WaitingThread> threads) {
        for (int place = 1; place <= threads.size(); place++) {
            lines.writeBytes(thread(to, place, threads.get(place - 1)));
        }
    }

    private byte[] thread(String to, int place, WaitingThread thread) {
        return JsonLine.of(json -> {
            namespace.name(json, name, key);
            json.writeStringProperty("waits_to", to);
            json.writeNumberProperty("place", place);
            json.writeNumberProperty("pid", thread.pid());
            json.writeNumberProperty("tid", thread.tid());
            json.writeStringProperty("comm", Escaped.of(thread.comm()));
            json.writeStringProperty("scheduling", thread.scheduling());
            if (to.equals("send")) {
                json.writeNumberProperty("priority", thread.priority());
                json.writeNumberProperty("size", thread.size());
            }
        });
    }
}
