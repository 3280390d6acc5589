/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-3-Clause) */
/*
 * What the trace program and its reader share: the records in the ring buffer, and the control page.
 * Every field is naturally aligned and in the machine's byte order.
 */
#ifndef MQSCOPE_TRACE_H
#define MQSCOPE_TRACE_H

typedef unsigned char __u8;
typedef unsigned short __u16;
typedef unsigned int __u32;
typedef unsigned long long __u64;
typedef int __s32;
typedef long long __s64;

/* In the order of the system call numbers, on x86-64 and arm64 alike. */
enum trace_call {
	TRACE_OPEN,
	TRACE_UNLINK,
	TRACE_SEND,
	TRACE_RECEIVE,
	TRACE_NOTIFY,
	TRACE_GETSETATTR,
	TRACE_CALLS
};

enum trace_flag {
	TRACE_START_UNKNOWN = 1,    /* its entry was not seen: no duration */
	TRACE_BLOCKED = 2,          /* the thread gave up the processor inside the call */
	TRACE_NO_PRIORITY = 4,      /* nothing was received, or it was not asked for */
	TRACE_NO_PAYLOAD = 8,       /* the caller's memory could not be read, or not by this user */
	TRACE_TIMED = 16,           /* a time limit was given */
	TRACE_NONBLOCK = 32,        /* O_NONBLOCK was set */
	TRACE_NULL_ARGUMENT = 64,   /* notify: unregisters; getsetattr: only reads; open: would create with the defaults */
	TRACE_STRUCT_READ = 128,    /* `first` and `second` are set */
	TRACE_PENDING = 256,        /* has not returned: the duration is that until now, the result nothing */
	TRACE_32BIT = 512,          /* by the numbers of 32-bit programs */
	TRACE_NOT_ENTERED = 1024,   /* refused before its entry */
	TRACE_SECCOMP = 2048,       /* so, and the thread has a seccomp filter */
};

/* What a descriptor is: a queue and how it was opened; or what it is instead, with the type of its inode above. */
enum trace_file {
	TRACE_READABLE = 1,
	TRACE_WRITABLE = 2,
	TRACE_NO_QUEUE = 4,
	TRACE_NOT_OPEN = 8,
	TRACE_FILE_TYPE = 0xf0,     /* S_IFMT >> 8; 0 is an anonymous inode */
};

#define TRACE_NAME_ROOM 256     /* a name without its slash, and a zero */
#define TRACE_SNAP_MAX 16384

struct trace_record {
	__u64 sequence;         /*   0  of all records, also of those lost */
	__u64 lost;             /*   8  records lost before this one */
	__u64 start;            /*  16  CLOCK_MONOTONIC at entry; at exit where the start is unknown */
	__u64 duration;         /*  24  nanoseconds */
	__s64 result;           /*  32  as the call returns it: negative errno */
	__u64 ino;              /*  40  0 where no queue was reached */
	__u32 dev;              /*  48  the kernel's dev_t: major << 20 | minor */
	__u32 pid;              /*  52 */
	__u32 tid;              /*  56 */
	__u32 uid;              /*  60 */
	__u32 flags;            /*  64  enum trace_flag */
	__s32 mqd;              /*  68  -1 where there is none */
	__u64 size;             /*  72  send: length; receive: room; open: oflag; notify: sigev_notify;
				        getsetattr: the new mq_flags */
	__u32 priority;         /*  80  open: mode; notify: sigev_signo */
	__u32 curmsgs;          /*  84  messages in the queue at the call's end */
	__u32 captured;         /*  88  bytes of payload below */
	__u16 name_length;      /*  92 */
	__u8 call;              /*  94  enum trace_call */
	__u8 file;              /*  95  enum trace_file */
	char comm[16];          /*  96 */
	__u64 ns;               /* 112  inode number of the queue's IPC namespace, of the caller's where no queue was reached;
				        0 where the queue has outlived it */
	__s64 first, second;    /* 120  send, receive: the deadline's tv_sec and tv_nsec; open: mq_maxmsg and mq_msgsize
				        that were asked for; notify: sigev_value, 0; getsetattr: 0, 0 */
	__u32 maxmsg, msgsize;  /* 136  the queue's */
	                        /* 144  the queue's name, or that of what there is instead, padded to 8 bytes, then the payload */
};

struct trace_control {
	__u64 sequence;         /*   0  records made */
	__u64 lost;             /*   8  of these, not written: the ring was full */
	__u64 woken;            /*  16  when the reader was woken last */
	__u32 snap;             /*  24  bytes of a payload to copy, at most TRACE_SNAP_MAX */
	__u32 filter;           /*  28  only queues in `wanted`, and names in `names` */
	__u32 dev;              /*  32  the file system that `names` are of; 0 for any */
	__u32 patience;         /*  36  nanoseconds after which a call that has not returned is told */
	__u64 again;            /*  40  records of calls that were told before they returned */
	__u64 settled;          /*  48  when no call that was entered before tracing began can be unknown any more; 0: not yet */
};

/* Written once by whoever loads the program, then frozen. */
struct trace_policy {
	__u32 everyone;         /*   0  all users' calls; else those of programs into which `uid` may look, and on queues of `uid` */
	__u32 uid;              /*   4 */
};

struct trace_queue {
	__u64 ino;              /*   0 */
	__u64 dev;              /*   8  as in trace_record */
};

#endif
