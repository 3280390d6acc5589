package io.github.mqscope.model.peek;

import java.util.List;
import java.util.Optional;

/// What lay in a queue and who waited on it, at one moment.
///
/// @param maxmsg           capacity in messages
/// @param msgsize          largest message
/// @param curmsgs          messages in the queue
/// @param qsize            their bytes
/// @param messages         those asked for, in receive order
/// @param senders          threads that wait to send, in the order they will be served, at most 256
/// @param receivers        threads that wait to receive, likewise
/// @param waitingSenders   how many there are
/// @param waitingReceivers how many there are
/// @param registration     who is registered for notification
/// @param waitersKnown     whether two looks saw the same waiting threads; if not, none are listed and none are counted
/// @param settled          whether two looks agreed in all; if not, this is a queue while it changes and no moment of
///                         it, without its messages
/// @param looks            how often it was looked at
public record QueueContents(
        long maxmsg,
        long msgsize,
        long curmsgs,
        long qsize,
        List<PeekedMessage> messages,
        List<WaitingThread> senders,
        List<WaitingThread> receivers,
        int waitingSenders,
        int waitingReceivers,
        Optional<NotifyRegistration> registration,
        boolean waitersKnown,
        boolean settled,
        int looks) {}
