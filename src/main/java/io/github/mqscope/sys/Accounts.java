package io.github.mqscope.sys;

import io.github.mqscope.log.Threads;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/// Names of users and groups, see getpwuid(3) and getgrgid(3).
///
/// A look-up may ask a server, which may not answer, so nobody waits for one: a name is its number until a thread
/// that does nothing else has found it. An answer is kept for a minute, and shown until there is a newer one; the last
/// 512 are kept. For any thread.
public final class Accounts {
    private static final int MOST = 512;
    private static final long KEPT_NANOS = 60_000_000_000L;

    private final IntFunction<String> users;
    private final IntFunction<String> groups;
    private final Runnable news;
    private final Set<Account> asked = new LinkedHashSet<>();
    private final Map<Account, Answer> answers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Account, Answer> eldest) {
            return size() > MOST;
        }
    };
    private boolean asking;

    private record Account(boolean isGroup, int id) {}

    private record Answer(String name, long nanoTime) {}

    /// @param news called on a thread of its own when a name has come; it must not block
    public Accounts(Runnable news) {
        this(Accounts::lookUpUser, Accounts::lookUpGroup, news);
    }

    /// @param users and `groups`: the name of a number; may block
    public Accounts(IntFunction<String> users, IntFunction<String> groups, Runnable news) {
        this.users = users;
        this.groups = groups;
        this.news = news;
    }

    /// The login name; the number where it is not known, or not yet.
    public String user(int uid) {
        return name(new Account(false, uid), System.nanoTime());
    }

    /// The group's name; the number where it is not known, or not yet.
    public String group(int gid) {
        return name(new Account(true, gid), System.nanoTime());
    }

    String user(int uid, long now) {
        return name(new Account(false, uid), now);
    }

    private synchronized String name(Account account, long now) {
        Optional<Answer> known = Optional.ofNullable(answers.remove(account));
        known.ifPresent(answer -> answers.put(account, answer)); // The last used are at the end.
        if (known.filter(answer -> now - answer.nanoTime() <= KEPT_NANOS).isEmpty()) {
            ask(account);
        }
        return known.map(Answer::name).orElseGet(() -> Integer.toUnsignedString(account.id()));
    }

    private void ask(Account account) {
        if (asked.size() < MOST && asked.add(account) && !asking) {
            Threads.daemon("accounts").start(this::answer);
            asking = true;
        }
    }

    private void answer() {
        for (Optional<Account> next = next(); next.isPresent(); next = next()) {
            Account account = next.get();
            answered(account, (account.isGroup() ? groups : users).apply(account.id()));
            news.run();
        }
    }

    // It stays among those asked for until the answer is there, so that it is not asked for twice.
    private synchronized Optional<Account> next() {
        asking = !asked.isEmpty();
        return asked.stream().findFirst();
    }

    private synchronized void answered(Account account, String name) {
        answers.remove(account);
        answers.put(account, new Answer(name, System.nanoTime()));
        asked.remove(account);
        notifyAll();
    }

    /// Waits until all that was asked for is there, but no longer than `limit`.
    public synchronized void await(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            for (long left = limit.toNanos(); !asked.isEmpty() && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // One at a time in this process: the answer lies in memory of the library's.
    private static synchronized String lookUpUser(int uid) {
        long passwd = C.getpwuid(uid);
        return passwd == 0 ? Integer.toUnsignedString(uid) : CString.at(CString.pointerAt(passwd));
    }

    private static synchronized String lookUpGroup(int gid) {
        long group = C.getgrgid(gid);
        return group == 0 ? Integer.toUnsignedString(gid) : CString.at(CString.pointerAt(group));
    }
}
