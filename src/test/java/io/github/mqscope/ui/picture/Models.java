package io.github.mqscope.ui.picture;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mqscope.model.queue.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/// Queues as the picture could be shown them.
public final class Models {
    private static final List<String> TEXTS =
            List.of("{\"order\": 17}", "resize cat.jpg", "ping", "", "\u001b[31mred \u202e reversed", "job 4711");
    private static final int[] PRIORITIES = {0, 1, 3, 5, 9, 12, 31, 32, 32767};

    private Models() {}

    /// A message with a text.
    public static Tile tile(long identity, int priority, String text) {
        return Tile.of(identity, new Message(priority, text.getBytes(UTF_8)));
    }

    /// So many messages in receive order, with identities from 0 as they were sent.
    public static List<Tile> tiles(int count) {
        List<Tile> tiles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tiles.add(tile(i, PRIORITIES[i * 7 % PRIORITIES.length], TEXTS.get(i % TEXTS.size())));
        }
        tiles.sort(Comparator.comparingInt((Tile t) -> -t.priority()).thenComparingLong(Tile::identity));
        return tiles;
    }

    /// A queue with so many messages.
    public static PictureModel queue(long maxmsg, int count) {
        return PictureModel.of("/print-jobs", maxmsg, tiles(count));
    }

    static Party blocked(String name, int pid, Party.State state, double seconds) {
        return new Party(name, pid, state, OptionalLong.of(System.nanoTime() - (long) (seconds * 1e9)), "");
    }

    /// Full, with senders that wait.
    static PictureModel full() {
        return queue(10, 10)
                .with(Ends.of(
                        List.of(
                                blocked("spooler", 4711, Party.State.SENDING, 12),
                                blocked("spooler", 4712, Party.State.SENDING, 2.1),
                                Party.of("report", 99, Party.State.RUNNING)),
                        List.of(Party.of("printer", 512, Party.State.RUNNING))))
                .with(Freshness.EXACT, 0);
    }

    /// Empty, with receivers that wait and somebody registered.
    static PictureModel empty() {
        return queue(10, 0)
                .with(Ends.of(
                        List.of(Party.of("spooler", 4711, Party.State.ENDED)),
                        List.of(
                                blocked("printer", 512, Party.State.RECEIVING, 75),
                                blocked("watcher", 513, Party.State.POLLING, 0.4))))
                .with(NotifyFlag.registered("watcher 513", "signal 34"));
    }
}
