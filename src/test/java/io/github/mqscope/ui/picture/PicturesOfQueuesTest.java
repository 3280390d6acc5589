package io.github.mqscope.ui.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Draws queues of every size in both themes; `-Dmqscope.pictures=DIR` keeps the pictures there.
class PicturesOfQueuesTest {
    @TempDir
    private Path temporary;

    private Path directory() throws Exception {
        String kept = System.getProperty("mqscope.pictures");
        return kept == null ? temporary : Files.createDirectories(Path.of(kept));
    }

    private static Map<String, PictureModel> queues() {
        Map<String, PictureModel> queues = new LinkedHashMap<>();
        queues.put("nothing", PictureModel.NOTHING);
        queues.put("empty", Models.empty());
        queues.put(
                "few",
                Models.queue(10, 4)
                        .with(NotifyFlag.registered("watcher 513", "thread").now(NotifyFlag.State.FIRED)));
        queues.put("full", Models.full());
        queues.put("counted", PictureModel.counted("/print-jobs", 10, 6).with(Freshness.SAMPLED, 1234));
        queues.put("64", Models.queue(64, 41));
        queues.put("300", Models.queue(300, 180).with(Freshness.CHANGING, 2400));
        queues.put("1000", Models.queue(1000, 640));
        queues.put("65536", Models.queue(65536, 50000).with(Freshness.SAMPLED, 104000));
        queues.put("65536-full", Models.queue(65536, 65536));
        return queues;
    }

    private void draw(String size, double width, double height, int font) throws Exception {
        try (PicturedQueue pictured = new PicturedQueue(width, height, font)) {
            for (Map.Entry<String, PictureModel> queue : queues().entrySet()) {
                pictured.rest(queue.getValue());
                String name = size + "-" + queue.getKey();
                pictured.save(directory(), name);
                assertThat(directory().resolve("picture-" + name + "-light.png"))
                        .isNotEmptyFile();
            }
        }
    }

    @Test
    void drawsThemBesideOtherThings() throws Exception {
        draw("small", 400, 210, 13);
    }

    @Test
    void drawsThemLarge() throws Exception {
        draw("large", 980, 320, 20);
    }
}
