package io.github.mqscope.demo;

import io.github.mqscope.log.Threads;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/// A process at one end of a queue, with a `main` of its own. It ends when its standard input does: when
/// whoever started it has closed it, or is gone.
///
/// `send` sends orders of mixed priorities, now faster and now slower, and unlinks the queue at its end; `receive`
/// takes its time over each
/// and rests now and then, so that the queue fills and the sender blocks; `fill` sends until it blocks for
/// good; `wait` receives for good.
public final class Peer {
    private static final List<String> ORDERS = List.of("espresso", "cappuccino", "tea", "croissant", "cake");
    private static final Duration REST = Duration.ofMillis(3500);

    private final MessageQueue queue;
    private final Random random = new Random();

    private Peer(MessageQueue queue) {
        this.queue = queue;
    }

    /// `send|receive|fill|wait`, and the queue's name in base64, since a name is bytes.
    public static void main(String[] args) throws IOException {
        QueueName name = QueueName.ofBytes(Base64.getDecoder().decode(args[1]));
        Access access = args[0].equals("send") || args[0].equals("fill") ? Access.WRITE : Access.READ;
        String role = "demo-" + args[0];
        callProcess(role);
        Threads.daemon(role).start(() -> act(args[0], name, access));
        System.in.transferTo(OutputStream.nullOutputStream());
        if (args[0].equals("send")) {
            unlink(name);
        }
        Runtime.getRuntime().halt(0);
    }

    // Else it would be one more `java` among those that hold the queue.
    private static void callProcess(String name) {
        try {
            Files.writeString(Path.of("/proc/self/comm"), name);
        } catch (IOException nameless) {
            // It works under any name.
        }
    }

    // Whoever started us unlinks it too, unless killed.
    private static void unlink(QueueName name) {
        try {
            QueueOpen.unlink(name);
        } catch (QueueException gone) {
            // Unlinked already.
        }
    }

    @SuppressWarnings("CatchAndPrintStackTrace")
    private static void act(String role, QueueName name, Access access) {
        try (MessageQueue queue = QueueOpen.of(name).access(access).open()) {
            Peer peer = new Peer(queue);
            switch (role) {
                case "send" -> peer.sendOrders();
                case "fill" -> peer.fill();
                case "receive" -> peer.receiveOrders();
                default -> peer.waitForMessages();
            }
        } catch (QueueException e) {
            System.err.println(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendOrders() throws QueueException, InterruptedException {
        for (long order = 1; ; order++) {
            int priority = random.nextInt(10) == 0 ? 9 : random.nextInt(4);
            String what = ORDERS.get(random.nextInt(ORDERS.size()));
            String json = "{\"order\": " + order + ", \"item\": \"" + what + "\"}";
            queue.send(new Message(priority, json.getBytes(StandardCharsets.UTF_8)));
            Thread.sleep(Duration.ofMillis(120 + random.nextInt(360)));
        }
    }

    private void receiveOrders() throws QueueException, InterruptedException {
        try (MessageBuffer buffer = queue.newBuffer()) {
            for (long order = 1; ; order++) {
                Thread.sleep(order % 24 == 0 ? REST : Duration.ofMillis(150 + random.nextInt(250)));
                queue.receive(buffer);
            }
        }
    }

    private void fill() throws QueueException {
        for (long n = 1; ; n++) {
            String text = "job " + n + " of a sender that nobody receives from";
            queue.send(new Message((int) (n * 7 % 5), text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private void waitForMessages() throws QueueException {
        try (MessageBuffer buffer = queue.newBuffer()) {
            while (true) {
                queue.receive(buffer);
            }
        }
    }
}
