package io.github.mqscope.agent;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.github.mqscope.model.NotifyEvent;
import io.github.mqscope.model.Visibility;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.model.history.Sample;
import io.github.mqscope.model.queue.Notice;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.template.Batch;
import io.github.mqscope.model.template.Template;
import io.github.mqscope.model.template.TemplateException;
import io.github.mqscope.model.trace.Flow;
import io.github.mqscope.model.trace.TraceStatus;
import io.github.mqscope.pipe.Frames;
import io.github.mqscope.pipe.ProtocolException;
import io.github.mqscope.space.ProbeStatus;
import io.github.mqscope.text.Escaped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// The values of requests and reports as JSON: records by the names of their components, a kind of several by `is`.
final class Wire {
    private static final int DEEPEST = 40;

    private static final List<Class<?>> KINDS = List.of(
            AgentRequest.class,
            AgentReport.class,
            Waiting.class,
            Visibility.class,
            NotifyEvent.class,
            Notice.class,
            Batch.Content.class,
            TraceStatus.class,
            ProbeStatus.class);

    private static final JsonMapper MAPPER = mapper();

    private Wire() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    private interface Kind {}

    private static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(Frames.LONGEST)
                        .maxDocumentLength(Frames.LONGEST)
                        .build())
                .build();
        JsonMapper.Builder builder = JsonMapper.builder(factory)
                .addModule(module())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .changeDefaultVisibility(all -> all.withVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
                        .withVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                        .withVisibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY));
        for (Class<?> kind : KINDS) {
            builder.addMixIn(kind, Kind.class);
            List<Class<?>> all = new ArrayList<>();
            permitted(kind, all);
            builder.registerSubtypes(all);
        }
        return builder.build();
    }

    private static void permitted(Class<?> kind, List<Class<?>> into) {
        Class<?>[] below = kind.getPermittedSubclasses();
        if (below == null) {
            into.add(kind);
            return;
        }
        for (Class<?> one : below) {
            permitted(one, into);
        }
    }

    private static SimpleModule module() {
        SimpleModule module = new SimpleModule("mqscope");
        module.addSerializer(QueueName.class, new Text<>(name -> base64(name.bytes())));
        module.addDeserializer(QueueName.class, new FromText<>(text -> QueueName.ofBytes(bytes(text))));
        module.addKeySerializer(QueueName.class, new Key<>(name -> base64(name.bytes())));
        module.addKeyDeserializer(QueueName.class, new FromKey(text -> QueueName.ofBytes(bytes(text))));
        module.addSerializer(Template.class, new Text<>(Template::text));
        module.addDeserializer(Template.class, new FromText<>(Wire::template));
        module.addKeySerializer(Flow.Party.class, new Key<>(party -> party.pid() + " " + party.comm()));
        module.addKeyDeserializer(Flow.Party.class, new FromKey(Wire::party));
        module.addSerializer(Sample.class, new Numbers());
        module.addDeserializer(Sample.class, new FromNumbers());
        CallNumbers.addTo(module);
        return module;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static Template template(String text) {
        try {
            return Template.parse(text);
        } catch (TemplateException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Flow.Party party(String key) {
        int space = key.indexOf(' ');
        return new Flow.Party(Integer.parseInt(key.substring(0, space)), key.substring(space + 1));
    }

    /// A value as the bytes of a frame.
    static byte[] bytes(Object value, Class<?> as) {
        return MAPPER.writerFor(as).writeValueAsBytes(value);
    }

    /// The value of a frame.
    /// @throws ProtocolException if it is none
    static <T> T read(byte[] frame, Class<T> type) throws IOException {
        try {
            return MAPPER.readValue(frame, type);
        } catch (JacksonException | IllegalArgumentException e) {
            String why = Escaped.of(String.valueOf(e.getMessage()));
            throw new ProtocolException(
                    "what came over the pipe is not understood: " + why.substring(0, Math.min(200, why.length())), e);
        }
    }

    private interface Writing<T> {
        String of(T value);
    }

    private interface Reading<T> {
        T of(String text);
    }

    private static final class Text<T> extends ValueSerializer<T> {
        private final Writing<T> writing;

        private Text(Writing<T> writing) {
            this.writing = writing;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(writing.of(value));
        }
    }

    private static final class Key<T> extends ValueSerializer<T> {
        private final Writing<T> writing;

        private Key(Writing<T> writing) {
            this.writing = writing;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeName(writing.of(value));
        }
    }

    private static final class FromText<T> extends ValueDeserializer<T> {
        private final Reading<T> reading;

        private FromText(Reading<T> reading) {
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            return reading.of(json.getString());
        }
    }

    private static final class FromKey extends KeyDeserializer {
        private final Reading<Object> reading;

        private FromKey(Reading<Object> reading) {
            this.reading = reading;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return reading.of(key);
        }
    }

    // By the hundred: its numbers, without names.
    private static final class Numbers extends ValueSerializer<Sample> {
        @Override
        public void serialize(Sample s, JsonGenerator json, SerializationContext context) {
            long[] all = {
                s.beats(),
                s.known(),
                s.low(),
                s.high(),
                s.ends(),
                s.changes(),
                s.rises(),
                s.falls(),
                s.traced(),
                s.sent(),
                s.received()
            };
            json.writeArray(all, 0, all.length);
        }
    }

    private static final class FromNumbers extends ValueDeserializer<Sample> {
        @Override
        public Sample deserialize(JsonParser json, DeserializationContext context) {
            long[] n = json.readValueAs(long[].class);
            if (n.length != 11) {
                throw new IllegalArgumentException("a sample of " + n.length + " numbers");
            }
            return new Sample(
                    (int) n[0], (int) n[1], (int) n[2], (int) n[3], n[4], n[5], n[6], n[7], (int) n[8], n[9], n[10]);
        }
    }
}
