package io.github.mqscope.mqueue;

import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.sys.SigSet;
import io.github.mqscope.sys.Sigevent;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.SignalFd;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Registers for a signal on a queue and tells, when asked, which signals came. It answers each line of its
/// standard input with one line.
final class NotifiedProgram {
    static final int VALUE = 4711;

    private NotifiedProgram() {}

    @SuppressWarnings("SystemOut") // Its output is what the test reads.
    public static void main(String[] args) throws IOException {
        QueueName name = QueueName.of(args[0]);
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (MessageQueue queue = QueueOpen.of(name).open();
                SignalFd signals = new SignalFd(SigSet.of(Signal.NOTIFICATION))) {
            System.out.println("open");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(answer(line, queue, signals));
            }
        }
    }

    private static String answer(String line, MessageQueue queue, SignalFd signals) throws IOException {
        return switch (line) {
            case "register" -> register(queue);
            case "signals" -> pending(signals);
            case "close" -> {
                queue.close();
                yield "closed";
            }
            default -> throw new IllegalArgumentException(line);
        };
    }

    private static String register(MessageQueue queue) {
        try (Arena arena = Arena.ofConfined()) {
            int mqd = queue.fd().number();
            Mq.notify(
                    mqd,
                    Sigevent.of(arena, Sigevent.SIGEV_SIGNAL, Signal.NOTIFICATION, VALUE)
                            .address());
            return "0";
        } catch (ErrnoException e) {
            return e.errno().name();
        }
    }

    private static String pending(SignalFd signals) throws IOException {
        List<SignalFd.Info> came = new ArrayList<>();
        for (var next = signals.read(); next.isPresent(); next = signals.read()) {
            came.add(next.get());
        }
        return came.toString();
    }
}
