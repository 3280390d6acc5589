package io.github.mqscope.files;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.CallDeadline;
import io.github.mqscope.model.trace.CallFacts;
import io.github.mqscope.model.trace.Caller;
import io.github.mqscope.model.trace.OpenFlags;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceMark;
import io.github.mqscope.model.trace.TracedQueue;
import io.github.mqscope.text.Escaped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Traced calls as JSON, one object a line. What many calls share is made once: a caller, a queue, a second.
public final class TraceJson implements TraceForm {
    private static final long NANOS = 1_000_000_000;
    private static final int FRACTION_DIGITS = 9;
    private static final int MOST_CACHED = 1024;
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NONBLOCK = JsonBytes.key("nonblock");
    private static final byte[] TIMED = ",\"timed\":true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOT_TIMED = ",\"timed\":false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DEADLINE = JsonBytes.key("deadline");
    private static final byte[] CALL = JsonBytes.key("call");
    private static final byte[] MQD = JsonBytes.key("mqd");
    private static final byte[] MSG_LEN = JsonBytes.key("msg_len");
    private static final byte[] PRIORITY = JsonBytes.key("priority");
    private static final byte[] SIZE = JsonBytes.key("size");
    private static final byte[] TEXT = JsonBytes.key("text");
    private static final byte[] BASE64 = JsonBytes.key("base64");
    private static final byte[] CAPTURED = JsonBytes.key("captured");
    private static final byte[] RESULT = JsonBytes.key("result");
    private static final byte[] ERRNO = JsonBytes.key("errno");
    private static final byte[] DURATION = JsonBytes.key("duration_ns");
    private static final byte[] BLOCKED = JsonBytes.key("blocked_ns");
    private static final byte[] CURMSGS = JsonBytes.key("mq_curmsgs");

    private final JsonBytes json = new JsonBytes();
    private final JsonBytes part = new JsonBytes();
    private final IdentityHashMap<Object, byte[]> made = new IdentityHashMap<>();
    private long second = Long.MIN_VALUE;
    private byte[] untilFraction = {};
    private CallFacts facts = CallFacts.NONE;
    private byte[] ofFacts = {};

    @Override
    public void add(TraceEvent event, long lostHere) {
        time(event.startNanos());
        json.raw(shared(event.queue(), part -> queue(part, event.queue())));
        json.raw(shared(event.caller(), part -> caller(part, event.caller())));
        json.raw(CALL).plain(event.call().systemCallBytes());
        descriptor(event);
        arguments(event);
        outcome(event);
        if (lostHere > 0) {
            json.raw(JsonBytes.key("lost_before")).number(lostHere);
        }
        json.raw('}').raw('\n');
    }

    // Printing an instant costs more than all the rest; within a second only its end changes.
    private void time(long nanos) {
        long now = Math.floorDiv(nanos, NANOS);
        if (now != second) {
            second = now;
            String start = Instant.ofEpochSecond(now).toString().replace("Z", ".");
            untilFraction = ("{\"time\":\"" + start).getBytes(StandardCharsets.US_ASCII);
        }
        json.raw(untilFraction)
                .padded(Math.floorMod(nanos, NANOS), FRACTION_DIGITS)
                .raw('Z')
                .raw('"');
    }

    private byte[] shared(Object of, Consumer<JsonBytes> maker) {
        byte[] known = made.get(of);
        if (known != null) {
            return known;
        }
        if (made.size() >= MOST_CACHED) {
            made.clear();
        }
        maker.accept(part);
        byte[] bytes = part.take();
        made.put(of, bytes);
        return bytes;
    }

    private static void queue(JsonBytes part, TracedQueue queue) {
        if (queue.name().isPresent()) {
            QueueName name = queue.name().get();
            Optional<String> text = Escaped.utf8(name.bytes());
            part.raw(JsonBytes.key("queue")).string(text.orElseGet(name::toString));
            if (text.isEmpty()) {
                part.raw(JsonBytes.key("queue_base64")).base64(name.bytes());
            }
        }
        part.raw(JsonBytes.key("ns"));
        if (queue.namespace() == 0) {
            part.raw(NULL);
        } else {
            part.number(queue.namespace());
        }
        queue.key().ifPresent(key -> key(part, key));
    }

    private static void key(JsonBytes part, QueueKey key) {
        if (key.dev() != 0) { // 0 comes from a file that does not name it.
            part.raw(JsonBytes.key("dev")).number(key.dev());
        }
        part.raw(JsonBytes.key("ino")).number(key.ino());
    }

    private static void caller(JsonBytes part, Caller caller) {
        part.raw(JsonBytes.key("pid")).number(caller.pid());
        part.raw(JsonBytes.key("tid")).number(caller.tid());
        part.raw(JsonBytes.key("comm")).string(Escaped.utf8(caller.comm()).orElseGet(caller::name));
        part.raw(JsonBytes.key("uid")).number(Integer.toUnsignedLong(caller.uid()));
        if (caller.isMqscope()) {
            part.raw(JsonBytes.key("mqscope")).raw(TRUE);
        }
    }

    private void descriptor(TraceEvent event) {
        if (event.mqd() >= 0 || !event.facts().instead().isEmpty()) {
            json.raw(MQD).number(event.mqd());
        }
        if (!event.facts().equals(facts)) {
            facts = event.facts();
            reached(part, facts);
            ofFacts = part.take();
        }
        json.raw(ofFacts);
        if (event.is(TraceMark.NONBLOCK)) {
            json.raw(NONBLOCK).raw(TRUE);
        }
    }

    private static void reached(JsonBytes part, CallFacts facts) {
        if (!facts.access().isEmpty()) {
            part.raw(JsonBytes.key("access")).string(facts.access());
        }
        if (!facts.instead().isEmpty()) {
            part.raw(JsonBytes.key("no_queue")).string(facts.instead());
        }
        if (facts.msgsize() > 0) {
            part.raw(JsonBytes.key("mq_maxmsg")).number(facts.maxmsg());
            part.raw(JsonBytes.key("msgsize")).number(facts.msgsize());
        }
    }

    private void timed(TraceEvent event) {
        json.raw(event.is(TraceMark.TIMED) ? TIMED : NOT_TIMED);
        if (event.is(TraceMark.TIMED)) {
            Optional<Instant> moment = event.deadline().flatMap(CallDeadline::instant);
            json.raw(DEADLINE);
            moment.ifPresentOrElse(at -> json.string(at.toString()), () -> json.raw(NULL));
            event.deadline()
                    .filter(_ -> moment.isEmpty())
                    .ifPresent(wrong -> json.raw(JsonBytes.key("tv_sec"))
                            .number(wrong.seconds())
                            .raw(JsonBytes.key("tv_nsec"))
                            .number(wrong.nanos()));
        }
    }

    private void opening(TraceEvent event) {
        int oflag = (int) event.size();
        json.raw(JsonBytes.key("oflag")).number(event.size());
        json.raw(JsonBytes.key("flags")).string(OpenFlags.words(oflag));
        if (!OpenFlags.creates(oflag)) {
            return;
        }
        json.raw(JsonBytes.key("mode")).string(String.format(Locale.ROOT, "%04o", event.priority()));
        if (event.is(TraceMark.STRUCT_READ)) {
            json.raw(JsonBytes.key("asked_maxmsg")).number(event.facts().first());
            json.raw(JsonBytes.key("asked_msgsize")).number(event.facts().second());
        } else if (event.is(TraceMark.NULL_ARGUMENT)) {
            json.raw(JsonBytes.key("asked_defaults")).raw(TRUE);
        }
    }

    private void arguments(TraceEvent event) {
        boolean isNull = event.is(TraceMark.NULL_ARGUMENT);
        switch (event.call()) {
            case SEND -> {
                timed(event);
                message(event);
            }
            case RECEIVE -> {
                timed(event);
                json.raw(MSG_LEN).number(event.size());
                if (event.movedMessage()) {
                    message(event);
                }
            }
            case OPEN -> opening(event);
            case NOTIFY -> {
                if (!isNull) {
                    json.raw(JsonBytes.key("sigev_notify")).number(event.size());
                    json.raw(JsonBytes.key("sigev_signo")).number(event.priority());
                    if (event.is(TraceMark.STRUCT_READ)) {
                        json.raw(JsonBytes.key("sigev_value"))
                                .number(event.facts().first());
                    }
                }
            }
            case GETSETATTR -> {
                if (!isNull) {
                    json.raw(JsonBytes.key("mq_flags")).number(event.size());
                }
            }
            case UNLINK -> {}
        }
    }

    private void message(TraceEvent event) {
        if (!event.is(TraceMark.NO_PRIORITY)) {
            json.raw(PRIORITY).number(Integer.toUnsignedLong(event.priority()));
        }
        json.raw(SIZE).number(event.messageLength());
        byte[] payload = event.payload();
        if (JsonBytes.isPlain(payload)) {
            json.raw(TEXT).plain(payload);
        } else {
            Escaped.utf8(payload).ifPresent(text -> json.raw(TEXT).string(text));
        }
        json.raw(BASE64).base64(payload);
        if (!event.isPayloadWhole()) {
            json.raw(CAPTURED).number(payload.length);
        }
    }

    private void outcome(TraceEvent event) {
        json.raw(RESULT);
        if (event.is(TraceMark.PENDING)) {
            json.raw(NULL).raw(JsonBytes.key("pending")).raw(TRUE);
        } else {
            json.number(Math.max(event.result(), -1));
        }
        Optional<Errno> errno = event.errno();
        json.raw(ERRNO);
        if (errno.isPresent()) {
            json.string(errno.get().name());
        } else {
            json.raw(NULL);
        }
        if (event.is(TraceMark.START_UNKNOWN)) {
            json.raw(DURATION).raw(NULL);
        } else {
            json.raw(DURATION).number(event.durationNanos());
            json.raw(BLOCKED).number(event.is(TraceMark.BLOCKED) ? event.durationNanos() : 0);
        }
        if (event.queue().key().isPresent() && event.call() != TraceCall.UNLINK) {
            json.raw(CURMSGS).number(event.curmsgs());
        }
        if (event.is(TraceMark.COMPAT)) {
            json.raw(JsonBytes.key("abi")).string("32-bit");
        }
        if (event.is(TraceMark.NOT_ENTERED)) {
            json.raw(JsonBytes.key("entered")).raw(FALSE);
            json.raw(JsonBytes.key("seccomp")).raw(event.is(TraceMark.SECCOMP) ? TRUE : FALSE);
        }
    }

    @Override
    public void end(TraceCounts counts) {
        String line = "{\"seen\":" + counts.seen() + ",\"lost\":" + counts.lost() + "}\n";
        json.raw(line.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public byte[] take() {
        return json.take();
    }

    @Override
    public int size() {
        return json.size();
    }
}
