package io.github.mqscope.cli;

import io.github.mqscope.local.KeptJournals;
import io.github.mqscope.local.Receiver;
import io.github.mqscope.model.Leftover;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.OutOfDescriptors;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.text.ShellWord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What commands keep in journals on disk, and what they say of that.
///
/// @param terminal where it is said
record Kept(Terminal terminal) {
    private static final int MOST_NAMES = 3;

    KeptJournals journals() {
        return terminal.context().journals().get();
    }

    /// A receiver with a journal.
    /// @param capacity bytes of the buffer, as mq_receive(3) is told
    /// @throws IOException if none can be kept: it names the folder and the way out
    Receiver receiver(MessageQueue queue, long capacity) throws IOException {
        try {
            return journals().receiver(queue, capacity);
        } catch (QueueException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(
                    "nothing is taken out of " + queue.name() + ", since no journal can keep it until it is written: "
                            + Failures.words(e) + "; " + wayOut(e),
                    e);
        }
    }

    private static String wayOut(IOException e) {
        Optional<String> used = e instanceof ErrnoException call ? OutOfDescriptors.meaning(call) : Optional.empty();
        return used.orElse("name another folder of yours in XDG_STATE_HOME");
    }

    /// What a message that was received and not written is said to be.
    String stays(QueueName name) {
        return "it is kept in a journal: " + prints(name, "it") + putsBack(word(name), "it");
    }

    /// What the messages of a journal that were not written are said to be.
    String stays(QueueName name, Leftover leftover) {
        return "what was not written stays in the journal: " + prints(name, "it")
                + (KeptJournals.mayGoBack(leftover) ? putsBack(word(name), "it") : "");
    }

    /// How to get what is in no queue and can go back to none.
    String prints(QueueName name, String them) {
        return prints(word(name), them);
    }

    // What a shell takes for the name, also where that is no text.
    private static String word(QueueName name) {
        return ShellWord.of(name.bytes());
    }

    private static String prints(String word, String them) {
        return "`mqscope receive " + word + " --from-journal` prints " + them;
    }

    private static String putsBack(String word, String them) {
        return ", `mqscope send " + word + " --from-journal` puts " + them + " back";
    }

    /// Tells of journals of a queue, if there are any.
    void tell(QueueName name) {
        tell(journals -> journals.of(name));
    }

    /// Tells of the journals of all queues, if there are any.
    void tell() {
        tell(KeptJournals::all);
    }

    /// The journals of a queue, or why there is none to be had, as an error where that is not certain.
    List<Leftover> found(QueueName name) throws IOException {
        KeptJournals.Found found = journals().of(name);
        if (found.journals().isEmpty()) {
            String none = "no journal that can be read keeps a message of " + name;
            if (found.inUse() > 0 || !found.unread().isEmpty()) {
                throw new IOException(none
                        + inUse(found)
                        + unread(found).map(words -> "; " + words).orElse(""));
            }
            terminal.complain("no journal keeps a message of " + name);
        } else {
            unread(found).ifPresent(terminal::complain);
        }
        return found.journals();
    }

    private static String inUse(KeptJournals.Found found) {
        return found.inUse() > 0 ? "; " + journals(found.inUse()) + " in use by a running mqscope" : "";
    }

    private static Optional<String> unread(KeptJournals.Found found) {
        List<Path> files = found.unread();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        String some = files.stream().limit(MOST_NAMES).map(Path::toString).collect(Collectors.joining(", "))
                + (files.size() > MOST_NAMES ? " and " + (files.size() - MOST_NAMES) + " more" : "");
        return Optional.of(journals(files.size()) + " damaged, of whatever queue: " + some
                + ": the window shows what can be read, and forgets it where you say so; or delete "
                + (files.size() == 1 ? "the file" : "the files"));
    }

    private static String journals(int count) {
        return count == 1 ? "1 journal is" : count + " journals are";
    }

    private void tell(Search search) {
        try {
            KeptJournals.Found found = search.in(journals());
            if (!found.journals().isEmpty()) {
                terminal.complain(sentence(found.journals()));
            }
            unread(found).ifPresent(terminal::complain);
        } catch (IOException nowhere) {
            // What cannot be read keeps nothing either: whoever would take a message is told.
        }
    }

    private static String sentence(List<Leftover> kept) {
        List<QueueName> names = kept.stream()
                .flatMap(leftover -> leftover.queue().stream())
                .map(queue -> queue.name())
                .distinct()
                .toList();
        int count = kept.stream()
                .mapToInt(leftover -> leftover.messages() + leftover.uncertain())
                .sum();
        String some = names.stream().limit(MOST_NAMES).map(QueueName::toString).collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "");
        String what = count == 0 ? "damaged messages" : count == 1 ? "1 message" : count + " messages";
        return "journals keep " + what + " taken out of " + some + ": "
                + waysOut(kept, names.size() == 1 ? word(names.getFirst()) : "NAME", count == 1 ? "it" : "them");
    }

    // Nothing goes back into a queue that is gone, nor into another one of its name.
    private static String waysOut(List<Leftover> kept, String word, String them) {
        long back = kept.stream().filter(KeptJournals::mayGoBack).count();
        if (back == 0) {
            return prints(word, them) + "; the queue is gone, so nothing can be put back";
        }
        return prints(word, them) + putsBack(word, back == kept.size() ? them : "what came from a queue that is there");
    }

    @FunctionalInterface
    private interface Search {
        KeptJournals.Found in(KeptJournals journals) throws IOException;
    }
}
