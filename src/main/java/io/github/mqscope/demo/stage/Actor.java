package io.github.mqscope.demo.stage;

import io.github.mqscope.demo.peer.RemotePeer;
import io.github.mqscope.demo.peer.Reply;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.OpenFlags;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.text.Escaped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A process of a lesson and the calls that it is told to make.
///
/// Calls named after the function wait for it to return; those that begin with `begin` do not, since it may
/// block. They go to the descriptor opened last.
public final class Actor {
    private static final int TEXT_LIMIT = 40;
    private static final long START_SECONDS = 20;

    private final String name;
    private final RemotePeer peer;
    private final List<StagedCall> calls = Collections.synchronizedList(new ArrayList<>());
    private final Map<Integer, QueueName> queues = new ConcurrentHashMap<>();
    private volatile int mqd = -1;

    Actor(String name, RemotePeer peer) {
        this.name = name;
        this.peer = peer;
        peer.comm(name);
    }

    /// Its name in the lesson, which is also its `comm`.
    public String name() {
        return name;
    }

    /// Its process id.
    public long pid() {
        return peer.pid();
    }

    /// The process.
    public RemotePeer peer() {
        return peer;
    }

    /// The thread that makes its calls.
    int tid() throws IOException, InterruptedException {
        try {
            return peer.caller().get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LessonException("process " + pid() + " (" + name + ") did not start", e);
        }
    }

    /// Its calls, the oldest first.
    public List<StagedCall> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /// Its last call, or one before that.
    /// @param back 0 for the last
    public StagedCall call(int back) throws LessonException {
        List<StagedCall> all = calls();
        if (all.size() <= back) {
            throw new LessonException(name + " has made no such call yet");
        }
        return all.get(all.size() - 1 - back);
    }

    /// The descriptor that its calls go to.
    public int mqd() {
        return mqd;
    }

    /// Has its calls go to another descriptor of its own.
    public void use(int descriptor) {
        mqd = descriptor;
    }

    /// mq_open(3) of an existing queue.
    public Reply open(QueueName queue, int oflag) throws IOException, InterruptedException {
        return open(queue, oflag, 0, 0);
    }

    /// mq_open(3) with O_CREAT and O_EXCL, for reading and writing.
    public Reply create(QueueName queue, long maxmsg, long msgsize) throws IOException, InterruptedException {
        return open(queue, Mq.O_RDWR | Mq.O_CREAT | Mq.O_EXCL, maxmsg, msgsize);
    }

    /// mq_open(3).
    public Reply open(QueueName queue, int oflag, long maxmsg, long msgsize) throws IOException, InterruptedException {
        Reply reply = beginOpen(queue, oflag, maxmsg, msgsize).await();
        if (reply.isDone()) {
            mqd = (int) reply.result();
            queues.put(mqd, queue);
        }
        return reply;
    }

    /// mq_open(3), not waited for: several processes may race.
    public StagedCall beginOpen(QueueName queue, int oflag, long maxmsg, long msgsize) {
        String attr =
                maxmsg == 0 ? "" : ", 0600, &(struct mq_attr){.mq_maxmsg=" + maxmsg + ", .mq_msgsize=" + msgsize + "}";
        String text = "mq_open(\"" + queue + "\", " + OpenFlags.words(oflag) + attr + ")";
        return begin(text, Optional.empty(), peer.ask("open", queue, oflag, maxmsg, msgsize));
    }

    /// mq_close(3) of the descriptor in use.
    public Reply close() throws IOException, InterruptedException {
        return close(mqd);
    }

    /// mq_close(3).
    public Reply close(int descriptor) throws IOException, InterruptedException {
        return begin("mq_close(" + descriptor + ")", Optional.empty(), peer.ask("close", descriptor))
                .await();
    }

    /// mq_unlink(3).
    public Reply unlink(QueueName queue) throws IOException, InterruptedException {
        return begin("mq_unlink(\"" + queue + "\")", Optional.empty(), peer.ask("unlink", queue))
                .await();
    }

    /// mq_getattr(3).
    public Reply getattr() throws IOException, InterruptedException {
        return begin("mq_getattr(" + mqd + ", &attr)", Optional.empty(), peer.ask("getattr", mqd))
                .await();
    }

    /// mq_setattr(3) of mq_flags, and of sizes that the kernel will not take.
    public Reply setattr(long flags, long maxmsg, long msgsize) throws IOException, InterruptedException {
        String sizes = maxmsg == 0 ? "" : ", .mq_maxmsg=" + maxmsg + ", .mq_msgsize=" + msgsize;
        String text =
                "mq_setattr(" + mqd + ", &(struct mq_attr){.mq_flags=" + FlagWords.mqFlags(flags) + sizes + "}, 0)";
        // At once, since another call may be blocked.
        return begin(text, Optional.empty(), peer.askNow("setattr", mqd, flags, maxmsg, msgsize))
                .await();
    }

    /// mq_setattr(3) of O_NONBLOCK.
    public Reply nonBlocking(boolean on) throws IOException, InterruptedException {
        return setattr(on ? Mq.O_NONBLOCK : 0, 0, 0);
    }

    /// mq_send(3).
    public Reply send(int priority, String text) throws IOException, InterruptedException {
        return beginSend(priority, text).await();
    }

    /// mq_send(3), not waited for.
    public StagedCall beginSend(int priority, String text) {
        return beginSend(priority, text, Deadline.NONE);
    }

    /// mq_timedsend(3), not waited for.
    public StagedCall beginSend(int priority, String text, Deadline deadline) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        String arguments = mqd + ", \"" + Escaped.of(body, TEXT_LIMIT) + "\", " + body.length + ", " + priority;
        return begin(
                deadline.call("mq_send", "mq_timedsend", arguments),
                Optional.of(new StagedCall.Payload(priority, body)),
                peer.ask("send", mqd, priority, body, deadline.word()));
    }

    /// mq_receive(3) into a buffer of `length` bytes.
    public Reply receive(int length) throws IOException, InterruptedException {
        return beginReceive(length).await();
    }

    /// mq_receive(3), not waited for.
    public StagedCall beginReceive(int length) {
        return beginReceive(length, Deadline.NONE);
    }

    /// mq_timedreceive(3), not waited for.
    public StagedCall beginReceive(int length, Deadline deadline) {
        return begin(
                deadline.call("mq_receive", "mq_timedreceive", mqd + ", buffer, " + length + ", &priority"),
                Optional.empty(),
                peer.ask("receive", mqd, length, deadline.word()));
    }

    /// mq_notify(3) by signal.
    public Reply notifyBySignal(int value) throws IOException, InterruptedException {
        String text = "mq_notify(" + mqd + ", &(struct sigevent){.sigev_notify=SIGEV_SIGNAL, .sigev_signo=SIGRTMIN+2,"
                + " .sigev_value.sival_int=" + value + "})";
        return begin(text, Optional.empty(), peer.ask("notify", mqd, "signal", value))
                .await();
    }

    /// mq_notify(2) by a netlink socket, which is what SIGEV_THREAD is in the kernel.
    public Reply notifyByNetlink(int value) throws IOException, InterruptedException {
        String text = "mq_notify(" + mqd + ", &(struct sigevent){.sigev_notify=SIGEV_THREAD, .sigev_signo=netlink})";
        return begin(text, Optional.empty(), peer.ask("notify", mqd, "thread", value))
                .await();
    }

    /// Waits for what the kernel tells by the netlink socket and reads it: `fired` or `removed`, and the value.
    public Reply notice(Duration limit) throws IOException, InterruptedException {
        return begin("read(netlink, cookie, 32)", Optional.empty(), peer.ask("notice", limit.toMillis()))
                .await();
    }

    /// mq_notify(3) with a null pointer: the end of the registration.
    public Reply notifyRemove() throws IOException, InterruptedException {
        return begin("mq_notify(" + mqd + ", NULL)", Optional.empty(), peer.ask("notify", mqd, "remove", 0))
                .await();
    }

    /// Waits for a notification signal on the signalfd and reads it: `ssi_signo ssi_code ssi_pid ssi_uid ssi_int`.
    public Reply signal(Duration limit) throws IOException, InterruptedException {
        return beginSignal(limit).await();
    }

    /// The same, not waited for.
    public StagedCall beginSignal(Duration limit) {
        return begin("read(signalfd, &info, 128)", Optional.empty(), peer.ask("signal", limit.toMillis()));
    }

    /// epoll_create1(2).
    public Reply epollCreate() throws IOException, InterruptedException {
        return begin("epoll_create1(EPOLL_CLOEXEC)", Optional.empty(), peer.ask("epoll_create"))
                .await();
    }

    /// epoll_ctl(2), EPOLL_CTL_ADD of the queue's descriptor.
    public Reply epollAdd(int events) throws IOException, InterruptedException {
        String text = "epoll_ctl(set, EPOLL_CTL_ADD, " + mqd + ", " + FlagWords.epoll(events) + ")";
        return begin(text, Optional.empty(), peer.ask("epoll_add", mqd, events)).await();
    }

    /// epoll_wait(2): how many are ready, and the events of each.
    public Reply epollWait(Duration limit) throws IOException, InterruptedException {
        return beginEpollWait(limit).await();
    }

    /// The same, not waited for.
    public StagedCall beginEpollWait(Duration limit) {
        String text = "epoll_wait(set, events, 8, " + limit.toMillis() + ")";
        return begin(text, Optional.empty(), peer.ask("epoll_wait", limit.toMillis()));
    }

    /// Becomes a loop over the queue, a timerfd and a signalfd.
    public StagedCall beginLoop(QueueName queue, Duration tick) {
        return begin("loop(\"" + queue + "\")", Optional.empty(), peer.ask("loop", queue, tick.toMillis()));
    }

    /// setpriority(2) of the thread that makes the calls.
    public Reply nice(int value) throws IOException, InterruptedException {
        return begin("setpriority(PRIO_PROCESS, 0, " + value + ")", Optional.empty(), peer.ask("nice", value))
                .await();
    }

    /// setrlimit(2) of RLIMIT_MSGQUEUE, of this process only.
    public Reply limit(long bytes) throws IOException, InterruptedException {
        String text = "setrlimit(RLIMIT_MSGQUEUE, " + bytes + ")";
        return begin(text, Optional.empty(), peer.ask("rlimit", bytes)).await();
    }

    /// Sets queues_max of its IPC namespace, which only its root may and not with every kernel.
    public Reply queuesMax(long most) throws IOException, InterruptedException {
        String text = "write(\"/proc/sys/fs/mqueue/queues_max\", \"" + most + "\")";
        return begin(text, Optional.empty(), peer.ask("queues_max", most)).await();
    }

    /// Reads queues_max of its IPC namespace.
    public Reply queuesMax() throws IOException, InterruptedException {
        return begin("read(\"/proc/sys/fs/mqueue/queues_max\")", Optional.empty(), peer.ask("queues_max"))
                .await();
    }

    /// Creates queues of one byte, `NAME-1` and so on, and closes them, until mq_open(3) fails: how many there were.
    public Reply createAll(QueueName queue) throws IOException, InterruptedException {
        String text = "mq_open(\"" + queue + "-%d\", O_RDWR|O_CREAT|O_EXCL, …) until it fails";
        return begin(text, Optional.empty(), peer.ask("create_all", queue)).await();
    }

    /// Ends in order, and waits for it.
    public void exit() {
        peer.close();
    }

    private StagedCall begin(String text, Optional<StagedCall.Payload> payload, CompletableFuture<Reply> reply) {
        StagedCall call = new StagedCall(name, text, Optional.ofNullable(queues.get(mqd)), payload, reply);
        calls.add(call);
        return call;
    }

    /// Whether its last call has returned, or its thread sleeps in it.
    boolean isSettled() throws IOException, InterruptedException {
        List<StagedCall> all = calls();
        if (all.isEmpty() || !all.getLast().isPending() || !peer.isAlive()) {
            return true;
        }
        ThreadState state = ThreadState.read(pid(), tid());
        return state.isInQueueCall() || state.isWaiting();
    }

    /// Whether a message would be an event for it: it has registered for notification or watches by epoll.
    boolean isListening() {
        return calls().stream()
                .map(StagedCall::name)
                .anyMatch(call -> call.equals("mq_notify") || call.equals("epoll_ctl") || call.equals("loop"));
    }
}
