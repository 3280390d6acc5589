package io.github.mqscope.agent;

import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.CallFacts;
import io.github.mqscope.model.trace.Caller;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceMark;
import io.github.mqscope.model.trace.TracePair;
import io.github.mqscope.model.trace.TracedQueue;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/// Traced calls and their pairs, by the hundred thousand a second: arrays of their numbers, without names, in the order
/// of the records' components; bytes in base64, and null for what there is not. A caller, a queue or facts that have
/// come before in the same frame are their place among those.
final class CallNumbers {
    private CallNumbers() {}

    static void addTo(SimpleModule module) {
        module.addSerializer(TraceEvent.class, new OfCall());
        module.addDeserializer(TraceEvent.class, new ToCall());
        module.addSerializer(TracePair.class, new OfPair());
        module.addDeserializer(TracePair.class, new ToPair());
    }

    @SuppressWarnings(
            "EnumOrdinal") // The numbers by which the kernel's program tells them, and their factories know them.
    private static final class OfCall extends ValueSerializer<TraceEvent> {
        @Override
        public void serialize(TraceEvent e, JsonGenerator json, SerializationContext context) {
            json.writeStartArray();
            json.writeNumber(e.sequence());
            json.writeNumber(e.lostBefore());
            json.writeNumber(e.startNanos());
            json.writeNumber(e.durationNanos());
            json.writeNumber(e.call().ordinal());
            write(e.caller(), json, context);
            write(e.queue(), json, context);
            json.writeNumber(e.mqd());
            json.writeNumber(e.size());
            json.writeNumber(e.priority());
            json.writeNumber(e.result());
            json.writeNumber(e.curmsgs());
            write(e.facts(), json, context);
            json.writeNumber(bits(e.marks()));
            json.writeBinary(e.payload());
            json.writeEndArray();
        }

        private static int bits(Set<TraceMark> marks) {
            int bits = 0;
            for (TraceMark mark : marks) {
                bits |= 1 << mark.ordinal();
            }
            return bits;
        }

        private static void write(Caller caller, JsonGenerator json, SerializationContext context) {
            if (isNew(caller, Caller.class, json, context)) {
                json.writeStartArray();
                json.writeNumber(caller.pid());
                json.writeNumber(caller.tid());
                json.writeNumber(caller.uid());
                json.writeBinary(caller.comm());
                json.writeEndArray();
            }
        }

        private static void write(TracedQueue queue, JsonGenerator json, SerializationContext context) {
            if (isNew(queue, TracedQueue.class, json, context)) {
                json.writeStartArray();
                json.writeNumber(queue.namespace());
                if (queue.name().isPresent()) {
                    json.writeBinary(queue.name().get().bytes());
                } else {
                    json.writeNull();
                }
                if (queue.key().isPresent()) {
                    json.writeNumber(queue.key().get().dev());
                    json.writeNumber(queue.key().get().ino());
                }
                json.writeEndArray();
            }
        }

        private static void write(CallFacts facts, JsonGenerator json, SerializationContext context) {
            if (isNew(facts, CallFacts.class, json, context)) {
                json.writeStartArray();
                json.writeString(facts.access());
                json.writeString(facts.instead());
                json.writeNumber(facts.maxmsg());
                json.writeNumber(facts.msgsize());
                json.writeNumber(facts.first());
                json.writeNumber(facts.second());
                json.writeEndArray();
            }
        }

        // Writes its number where it is not. What is traced shares its callers and queues, and facts that do not
        // change.
        @SuppressWarnings("unchecked") // As it was put there.
        private static boolean isNew(Object value, Class<?> kind, JsonGenerator json, SerializationContext context) {
            IdentityHashMap<Object, Integer> known = (IdentityHashMap<Object, Integer>) context.getAttribute(kind);
            if (known == null) {
                known = new IdentityHashMap<>();
                context.setAttribute(kind, known);
            }
            Integer number = known.putIfAbsent(value, known.size());
            if (number != null) {
                json.writeNumber(number);
            }
            return number == null;
        }
    }

    private static final class OfPair extends ValueSerializer<TracePair> {
        @Override
        public void serialize(TracePair pair, JsonGenerator json, SerializationContext context) {
            json.writeStartArray();
            json.writeNumber(pair.send());
            json.writeNumber(pair.receive());
            json.writeNumber(pair.latencyNanos());
            json.writeBoolean(pair.handOver());
            json.writeBoolean(pair.certain());
            json.writeEndArray();
        }
    }

    private static long number(JsonParser json) {
        json.nextToken();
        return json.getLongValue();
    }

    private static int integer(JsonParser json) {
        json.nextToken();
        return json.getIntValue();
    }

    private static String text(JsonParser json) {
        json.nextToken();
        return json.getString();
    }

    private static byte[] bytes(JsonParser json) {
        json.nextToken();
        return json.getBinaryValue();
    }

    private static boolean flag(JsonParser json) {
        json.nextToken();
        return json.getBooleanValue();
    }

    private static <T> T whole(T value, JsonParser json) {
        if (json.nextToken() != JsonToken.END_ARRAY) {
            throw new IllegalArgumentException("more than is known of a call");
        }
        return value;
    }

    private static final class ToCall extends ValueDeserializer<TraceEvent> {
        @Override
        public TraceEvent deserialize(JsonParser json, DeserializationContext context) {
            TraceEvent event = new TraceEvent(
                    number(json),
                    number(json),
                    number(json),
                    number(json),
                    TraceCall.of(integer(json)),
                    caller(json, context),
                    queue(json, context),
                    integer(json),
                    number(json),
                    integer(json),
                    number(json),
                    integer(json),
                    facts(json, context),
                    TraceMark.of(integer(json)),
                    bytes(json));
            return whole(event, json);
        }

        private static Caller caller(JsonParser json, DeserializationContext context) {
            List<Caller> known = known(Caller.class, context);
            if (json.nextToken() != JsonToken.START_ARRAY) {
                return known.get(json.getIntValue());
            }
            Caller caller = whole(new Caller(integer(json), integer(json), integer(json), bytes(json)), json);
            known.add(caller);
            return caller;
        }

        private static TracedQueue queue(JsonParser json, DeserializationContext context) {
            List<TracedQueue> known = known(TracedQueue.class, context);
            if (json.nextToken() != JsonToken.START_ARRAY) {
                return known.get(json.getIntValue());
            }
            long namespace = number(json);
            Optional<QueueName> name = json.nextToken() == JsonToken.VALUE_NULL
                    ? Optional.empty()
                    : Optional.of(QueueName.ofBytes(json.getBinaryValue()));
            Optional<QueueKey> key = Optional.empty();
            if (json.nextToken() != JsonToken.END_ARRAY) {
                key = Optional.of(whole(new QueueKey(json.getLongValue(), number(json)), json));
            }
            TracedQueue queue = new TracedQueue(key, name, namespace);
            known.add(queue);
            return queue;
        }

        private static CallFacts facts(JsonParser json, DeserializationContext context) {
            List<CallFacts> known = known(CallFacts.class, context);
            if (json.nextToken() != JsonToken.START_ARRAY) {
                return known.get(json.getIntValue());
            }
            CallFacts facts = whole(
                    new CallFacts(text(json), text(json), number(json), number(json), number(json), number(json)),
                    json);
            known.add(facts);
            return facts;
        }

        @SuppressWarnings("unchecked") // As it was put there.
        private static <T> List<T> known(Class<T> kind, DeserializationContext context) {
            List<T> known = (List<T>) context.getAttribute(kind);
            if (known == null) {
                known = new ArrayList<>();
                context.setAttribute(kind, known);
            }
            return known;
        }
    }

    private static final class ToPair extends ValueDeserializer<TracePair> {
        @Override
        public TracePair deserialize(JsonParser json, DeserializationContext context) {
            return whole(new TracePair(number(json), number(json), number(json), flag(json), flag(json)), json);
        }
    }
}
