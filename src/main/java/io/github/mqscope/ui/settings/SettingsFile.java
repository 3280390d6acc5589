package io.github.mqscope.ui.settings;

import io.github.mqscope.files.NewFile;
import io.github.mqscope.text.Escaped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// The settings on disk: one JSON object of a version, written whole or not at all, for its owner only.
///
/// A link at its place is not followed. A file that is too large, broken or of a newer version is not read and, since
/// then nothing is saved, not overwritten.
///
/// @param path where
public record SettingsFile(Path path) {
    /// The version that this program writes, and the newest that it reads.
    static final int VERSION = 1;

    private static final String VERSION_KEY = "version";
    private static final int MOST_BYTES = 8 << 20;
    private static final int MOST_QUOTED = 160;
    // Each takes some tens of bytes of memory, and two of the file.
    private static final long MOST_TOKENS = 250_000;
    // The quick way to read numbers takes longer to begin than the few in here take.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
            .disable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    /// What is in it, nothing if there is no file.
    /// @throws IOException saying why it cannot be read, and what to do
    Map<String, Object> read() throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Map.of();
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw refused("it is not a plain file");
        }
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), readBytes())) {
            return checked(json.nextToken() == JsonToken.START_OBJECT ? object(json) : null);
        } catch (JacksonException e) {
            throw refused("it is not JSON: " + Escaped.of(e.getOriginalMessage(), MOST_QUOTED));
        }
    }

    private byte[] readBytes() throws IOException {
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            byte[] all = in.readNBytes(MOST_BYTES + 1);
            if (all.length > MOST_BYTES) {
                throw refused("it has more than " + MOST_BYTES + " bytes");
            }
            return all;
        }
    }

    private Map<String, Object> checked(@Nullable Map<String, Object> all) throws IOException {
        if (all == null || !(all.remove(VERSION_KEY) instanceof Number version)) {
            throw refused("it names no version");
        }
        if (version.intValue() > VERSION) {
            throw refused("version " + version + " was written by a newer mqscope");
        }
        return all;
    }

    private IOException refused(String why) {
        return new IOException("Settings are not remembered: " + Escaped.of(path.toString()) + " cannot be used, " + why
                + ". Mend it or move it away, then start again.");
    }

    private static Map<String, Object> object(JsonParser json) {
        Map<String, Object> object = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            object.put(key, value(json, json.nextToken()));
        }
        return object;
    }

    private static Object value(JsonParser json, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
                    list.add(value(json, next));
                }
                yield list;
            }
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            default -> json.getString();
        };
    }

    /// Replaces it.
    void write(Map<String, Object> values) throws IOException {
        Path directory = Optional.ofNullable(path.getParent()).orElseThrow();
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        NewFile.write(path, out -> out.write(bytes(values)));
    }

    private static byte[] bytes(Map<String, Object> values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeNumberProperty(VERSION_KEY, VERSION);
            values.forEach((key, value) -> {
                json.writeName(key);
                write(json, value);
            });
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator json, Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((key, one) -> {
                    json.writeName(String.valueOf(key));
                    write(json, one);
                });
                json.writeEndObject();
            }
            case List<?> list -> {
                json.writeStartArray();
                list.forEach(one -> write(json, one));
                json.writeEndArray();
            }
            case Boolean flag -> json.writeBoolean(flag);
            case Number number -> json.writeNumber(number.doubleValue());
            default -> json.writeString(value.toString());
        }
    }
}
