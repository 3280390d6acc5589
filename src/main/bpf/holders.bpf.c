/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * Who holds message queues open, and which threads wait on these: the kernel's own walk through all descriptors.
 *
 * Nothing is attached: whoever holds the program makes a file of it, and reading that is the walk. It tells of processes
 * and threads of the user that was named when it was loaded, or of all, by their numbers in the reader's PID namespace.
 */
#include "waiting.h"
#include "his.h"

#define S_IFMT 0170000
#define S_IFREG 0100000
#define MAX_QUEUES 1024
#define MAX_WAITERS 256 /* of each queue: they must fit into the file's buffer of 32 KiB */

/* Written once by whoever loads the program, then frozen. */
struct policy {
	__u32 everyone; /* 0  all users; else those into whose processes `uid` may look */
	__u32 uid;      /* 4 */
};

/* A descriptor or a waiting thread. Quoted in HoldersProgram.java. */
struct record {
	__u64 ino;      /*  0 */
	__u32 dev;      /*  8  the kernel's dev_t */
	__s32 pid;      /* 12 */
	__s32 tid;      /* 16  0 for a descriptor, -1 where not all that wait are told */
	__s32 fd;       /* 20  of a thread: whether it waits to send */
	__u64 size;     /* 24  of the message that a sender waits with */
	__u64 priority; /* 32 */
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_RDONLY_PROG);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct policy);
} holders_policy SEC(".maps");

/* Queues by address, and in which walk their waiting threads were told last. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, MAX_QUEUES);
	__type(key, __u64);
	__type(value, __u64);
} holders_told SEC(".maps");

/* The kernel's struct bpf_iter__task_file. */
struct walk {
	struct bpf_iter_meta *meta;
	struct task_struct *task; /* null at the end */
	__u32 fd;
	struct file *file __attribute__((aligned(8)));
};

struct telling {
	struct seq_file *seq;
	struct view view;
	struct waiting waiting;
	struct list_head *receivers; /* after the senders */
	struct record record;
	long failed;
};

static __always_inline int may_tell(struct task_struct *task)
{
	struct policy *policy = bpf_map_lookup_elem(&holders_policy, &(__u32){ 0 });

	return policy && (policy->everyone || is_his(BPF_CORE_READ(task, real_cred), BPF_CORE_READ(task, mm), policy->uid));
}

static __always_inline int process_of(struct telling *t, struct task_struct *task)
{
	return number_of(&t->view, BPF_CORE_READ(task, signal, pids[PIDTYPE_TGID]));
}

static long tell_waiter(__u32 i, struct telling *t)
{
	struct waiting *w = &t->waiting;
	struct record *record = &t->record;
	struct task_struct *task;
	struct msg_msg *msg;
	int may;

	if (w->link == w->head) {
		if (!record->fd)
			return 1;
		record->fd = 0;
		find_waiting(w, t->receivers);
		return 0;
	}
	if (!find_waiter(&t->view, w))
		return 1;
	task = w->task;
	record->pid = process_of(t, task);
	record->tid = number_of(&t->view, BPF_CORE_READ(task, thread_pid));
	msg = record->fd ? BPF_CORE_READ(entry_of(w), msg) : 0;
	record->size = msg ? BPF_CORE_READ(msg, m_ts) : 0;
	record->priority = msg ? BPF_CORE_READ(msg, m_type) : 0;
	may = may_tell(task);
	if (!still_waits(w))
		return 1;
	if (may && record->tid)
		t->failed |= bpf_seq_write(t->seq, record, sizeof(*record));
	return 0;
}

/* All that wait on a queue, once in a walk. What found no room is told again from the queue's descriptor on. */
static __always_inline void tell_queue(struct telling *t, struct inode *inode, __u64 session)
{
	struct mqueue_inode_info *info = (void *)inode - bpf_core_field_offset(struct mqueue_inode_info, vfs_inode);
	__u64 key = (__u64)info, *told = bpf_map_lookup_elem(&holders_told, &key);

	if (told && *told == session)
		return;
	t->record.fd = 1;
	find_waiting(&t->waiting, (void *)info + bpf_core_field_offset(struct mqueue_inode_info, e_wait_q[0].list));
	t->receivers = (void *)info + bpf_core_field_offset(struct mqueue_inode_info, e_wait_q[1].list);
	bpf_loop(MAX_WAITERS + 1, tell_waiter, t, 0);
	if (t->record.fd || t->waiting.link != t->waiting.head) {
		t->record.tid = -1;
		t->failed |= bpf_seq_write(t->seq, &t->record, sizeof(t->record));
	}
	if (!t->failed)
		bpf_map_update_elem(&holders_told, &key, &session, 0);
}

SEC("iter/task_file")
int holders(struct walk *walk)
{
	struct task_struct *task = walk->task;
	struct file *file = walk->file;
	struct telling t = {};
	struct inode *inode;

	if (!task || !file)
		return 0;
	inode = file->f_inode;
	if (inode->i_sb->s_magic != MQUEUE_MAGIC || (inode->i_mode & S_IFMT) != S_IFREG || !may_tell(task))
		return 0;
	t.seq = walk->meta->seq;
	find_view(&t.view);
	t.record.ino = inode->i_ino;
	t.record.dev = inode->i_sb->s_dev;
	t.record.pid = process_of(&t, task);
	t.record.fd = walk->fd;
	t.failed = bpf_seq_write(t.seq, &t.record, sizeof(t.record));
	tell_queue(&t, inode, walk->meta->session_id);
	return 0;
}

char LICENSE[] SEC("license") = "Dual BSD/GPL";
