package io.github.mqscope.model;

import io.github.mqscope.mqueue.Printable;
import io.github.mqscope.mqueue.QueueName;
import io.github.mqscope.probe.Caller;
import io.github.mqscope.probe.TraceCall;
import io.github.mqscope.probe.TraceCounts;
import io.github.mqscope.probe.TraceEvent;
import io.github.mqscope.probe.TraceMark;
import io.github.mqscope.sys.Errno;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Traced calls as JSON, one object a line.
public final class TraceJson implements TraceForm {
    private static final int NANOS = 1_000_000_000;

    private final JsonLines lines = new JsonLines();
    private long second = Long.MIN_VALUE;
    private String untilSecond = "";

    @Override
    public void add(TraceEvent event, long lostHere) {
        JsonGenerator json = lines.begin();
        json.writeStringProperty("time", time(event.startNanos()));
        event.queue().name().ifPresent(name -> queue(json, name));
        event.queue().key().ifPresent(key -> json.writeNumberProperty("ino", key.ino()));
        json.writeNumberProperty("pid", event.caller().pid());
        json.writeNumberProperty("tid", event.caller().tid());
        json.writeStringProperty("comm", comm(event.caller()));
        json.writeNumberProperty("uid", Integer.toUnsignedLong(event.caller().uid()));
        json.writeStringProperty("call", event.call().systemCall());
        if (event.mqd() >= 0) {
            json.writeNumberProperty("mqd", event.mqd());
        }
        arguments(json, event);
        outcome(json, event);
        if (lostHere > 0) {
            json.writeNumberProperty("lost_before", lostHere);
        }
        lines.end();
    }

    // Printing an instant costs more than all the rest; within a second only its end changes.
    private String time(long nanos) {
        long now = Math.floorDiv(nanos, NANOS);
        if (now != second) {
            second = now;
            untilSecond = Instant.ofEpochSecond(now).toString().replace("Z", ".");
        }
        String fraction = Integer.toString(NANOS + (int) Math.floorMod(nanos, (long) NANOS));
        return untilSecond + fraction.substring(1) + "Z";
    }

    private static String comm(Caller caller) {
        return Printable.utf8(caller.comm()).orElseGet(caller::name);
    }

    private static void queue(JsonGenerator json, QueueName name) {
        Optional<String> text = Printable.utf8(name.bytes());
        json.writeStringProperty("queue", text.orElseGet(name::toString));
        if (text.isEmpty()) {
            json.writeBinaryProperty("queue_base64", name.bytes());
        }
    }

    private static void arguments(JsonGenerator json, TraceEvent event) {
        switch (event.call()) {
            case SEND -> message(json, event);
            case RECEIVE -> {
                json.writeNumberProperty("msg_len", event.size());
                if (event.succeeded()) {
                    message(json, event);
                }
            }
            case OPEN -> {
                json.writeNumberProperty("oflag", event.size());
                json.writeNumberProperty("mode", event.priority());
            }
            case NOTIFY -> {
                if (!event.is(TraceMark.NULL_ARGUMENT)) {
                    json.writeNumberProperty("sigev_notify", event.size());
                    json.writeNumberProperty("sigev_signo", event.priority());
                }
            }
            case GETSETATTR -> {
                if (!event.is(TraceMark.NULL_ARGUMENT)) {
                    json.writeNumberProperty("mq_flags", event.size());
                }
            }
            case UNLINK -> {}
        }
    }

    private static void message(JsonGenerator json, TraceEvent event) {
        if (!event.is(TraceMark.NO_PRIORITY)) {
            json.writeNumberProperty("priority", event.priority());
        }
        json.writeNumberProperty("size", event.messageLength());
        byte[] payload = event.payload();
        Printable.utf8(payload).ifPresent(text -> json.writeStringProperty("text", text));
        json.writeBinaryProperty("base64", payload);
        if (!event.isPayloadWhole()) {
            json.writeNumberProperty("captured", payload.length);
        }
    }

    private static void outcome(JsonGenerator json, TraceEvent event) {
        json.writeNumberProperty("result", Math.max(event.result(), -1));
        Optional<Errno> errno = event.errno();
        if (errno.isPresent()) {
            json.writeStringProperty("errno", errno.get().name());
        } else {
            json.writeNullProperty("errno");
        }
        if (event.is(TraceMark.START_UNKNOWN)) {
            json.writeNullProperty("duration_ns");
        } else {
            json.writeNumberProperty("duration_ns", event.durationNanos());
            json.writeNumberProperty("blocked_ns", event.is(TraceMark.BLOCKED) ? event.durationNanos() : 0);
        }
        if (event.queue().key().isPresent() && event.call() != TraceCall.UNLINK) {
            json.writeNumberProperty("mq_curmsgs", event.curmsgs());
        }
    }

    @Override
    public void end(TraceCounts counts) {
        JsonGenerator json = lines.begin();
        json.writeNumberProperty("seen", counts.seen());
        json.writeNumberProperty("lost", counts.lost());
        lines.end();
    }

    @Override
    public byte[] take() {
        return lines.take();
    }

    @Override
    public int size() {
        return lines.size();
    }
}
