package io.github.mqscope.cli.form;

import io.github.mqscope.demo.peer.PeerEvent;
import io.github.mqscope.demo.stage.ActorView;
import io.github.mqscope.demo.stage.CallView;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Proof;
import io.github.mqscope.demo.stage.QuestionView;
import io.github.mqscope.demo.stage.QueueView;
import io.github.mqscope.demo.stage.Scene;
import io.github.mqscope.demo.stage.Step;
import io.github.mqscope.files.JsonLine;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/// Lessons and their steps as JSON, an object a line.
public final class DemoJson {
    private DemoJson() {}

    public static byte[] lesson(Lesson lesson) {
        return JsonLine.of(json -> {
            json.writeStringProperty("id", lesson.id());
            json.writeStringProperty("title", lesson.title());
            json.writeStringProperty("line", lesson.line());
            json.writeNumberProperty("seconds", lesson.time().toSeconds());
            json.writeStringProperty("needs", lesson.needs());
            json.writeNumberProperty("steps", lesson.steps().size());
        });
    }

    /// A step that was played, with its claims and what was read.
    public static byte[] step(Scene scene) {
        Step step = scene.now().orElseThrow();
        return JsonLine.of(json -> {
            json.writeStringProperty("lesson", scene.lesson().id());
            json.writeNumberProperty("step", scene.step() + 1);
            json.writeStringProperty("title", step.title());
            json.writeStringProperty("state", scene.phase().name().toLowerCase(Locale.ROOT));
            if (!scene.note().isEmpty()) {
                json.writeStringProperty("note", scene.note());
            }
            array(json, "claims", scene.proofs(), proof -> proof(json, proof));
            scene.question().ifPresent(question -> question(json, question));
            array(json, "queues", scene.queues(), queue -> queue(json, queue));
            array(json, "processes", scene.actors(), actor -> actor(json, actor));
            array(json, "calls", scene.calls(), call -> call(json, call));
            array(json, "events", scene.events(), event -> event(json, event));
        });
    }

    private static <T> void array(JsonGenerator json, String name, List<T> values, Consumer<T> properties) {
        json.writeArrayPropertyStart(name);
        for (T value : values) {
            json.writeStartObject();
            properties.accept(value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void proof(JsonGenerator json, Proof proof) {
        json.writeStringProperty("claim", proof.sentence());
        json.writeBooleanProperty("holds", proof.holds());
        json.writeStringProperty("source", proof.evidence().source());
        json.writeStringProperty("expected", proof.evidence().expected());
        json.writeStringProperty("read", proof.evidence().read());
    }

    private static void question(JsonGenerator json, QuestionView question) {
        json.writeStringProperty("question", question.text());
        question.right()
                .ifPresent(right ->
                        json.writeStringProperty("answer", question.answers().get(right)));
    }

    private static void queue(JsonGenerator json, QueueView queue) {
        JsonLine.name(json, queue.name());
        json.writeNumberProperty("mq_maxmsg", queue.attributes().maxmsg());
        json.writeNumberProperty("mq_msgsize", queue.attributes().msgsize());
        json.writeNumberProperty("mq_curmsgs", queue.attributes().curmsgs());
        json.writeNumberProperty("qsize", queue.bytes());
    }

    private static void actor(JsonGenerator json, ActorView actor) {
        json.writeStringProperty("comm", actor.name());
        json.writeNumberProperty("pid", actor.pid());
        json.writeStringProperty("state", actor.state().name().toLowerCase(Locale.ROOT));
    }

    private static void call(JsonGenerator json, CallView call) {
        json.writeStringProperty("comm", call.actor());
        json.writeStringProperty("call", call.text());
        json.writeStringProperty("result", call.result());
        json.writeNumberProperty("duration_ns", call.nanos());
    }

    private static void event(JsonGenerator json, PeerEvent event) {
        json.writeStringProperty("kind", event.kind());
        json.writeStringProperty("text", event.text());
    }
}
