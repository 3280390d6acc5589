/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * Peek: what is in the message queue behind one of the caller's own descriptors.
 *
 * Run by BPF_PROG_RUN. It takes no lock, so what it walks may change under it, and who holds the program may
 * make it change: he wakes a waiting thread, whose entry in the queue lies on its kernel stack, and has other
 * bytes there by the next system call. Every read is one that a bad address cannot hurt, every loop is bounded,
 * and nothing is shown that was not proved:
 *
 * - A waiting thread is one that the table of all threads knows and that does not run, neither now nor since the
 *   look before; so its stack is as the kernel left it. The entry lies in that stack, and its neighbours in the
 *   list point to it.
 * - A message is in its list after it was copied: its neighbours point to it, and the list's node is in the tree.
 * - Two looks, each into a room of its own which only the program can reach, agree in every address and every
 *   byte, bodies included.
 *
 * Then it copies from there to `window`, which the caller has mapped, after it has seen that the descriptor still
 * is what it was; so a queue that was closed, freed and became somebody else's meanwhile is not shown.
 *
 * Needs Linux 5.19: CO-RE in the kernel and bpf_loop (5.17), BPF_PROG_RUN without privilege (5.19).
 */
#include "waiting.h"

#define EBADF 9
#define EAGAIN 11
#define EACCES 13
#define EBUSY 16
#define EINVAL 22

#define WINDOW_SIZE (4u << 20)
#define ROOM_STATE 4096u
#define OUT_SIZE (WINDOW_SIZE - ROOM_STATE)
#define CHUNK (64u << 10)
#define BLOCK 512u
#define RECORDS_END (OUT_SIZE - CHUNK - 64)

#define MAX_MESSAGES 65536u
#define MAX_STEPS (8u * MAX_MESSAGES)
#define MAX_LOOKS 12u
#define MAX_LISTED_WAITERS 256u
#define MAX_WAITERS 32768u
#define IDENTITY_BYTES 64u

/* What the caller asks for. Quoted in Walk.java. */
struct request {
	__u64 first;  /*  0  index of the first message to list, in receive order */
	__u64 count;  /*  8  at most so many */
	__u64 snap;   /* 16  at most so many bytes of each */
	__u64 offset; /* 24  from this byte of each */
	__u32 fd;     /* 32  an mqd_t of the caller */
	__u32 flags;  /* 36  LISTED_ONLY */
	__u64 room;   /* 40  list no more than fits into so many bytes */
};

#define LISTED_ONLY 1 /* end the walk after the last listed message */

/* What it gets: this, then the waiting senders, the waiting receivers, the messages. Quoted in Page.java. */
struct header {
	__u64 maxmsg;         /*   0 */
	__u64 msgsize;        /*   8 */
	__u64 curmsgs;        /*  16  before the walk */
	__u64 qsize;          /*  24 */
	__u64 curmsgs_after;  /*  32 */
	__u64 qsize_after;    /*  40 */
	__u64 walked;         /*  48  messages passed by the walk */
	__u64 walked_bytes;   /*  56 */
	__u64 hash;           /*  64  over all of them, in order */
	__u32 flags;          /*  72  COMPLETE, CHANGED, FULL, WAITERS_CHANGED */
	__u32 used;           /*  76  bytes from the header on */
	__u32 listed;         /*  80  messages listed */
	__s32 notify_pid;     /*  84  0 for nobody */
	__s32 notify_kind;    /*  88 */
	__s32 notify_signo;   /*  92 */
	__u32 waiting[2];     /*  96  senders and receivers waiting */
	__u32 waiters[2];     /* 104  and how many of them are listed */
	__u32 looks;          /* 112  how often it looked, until two looks were the same */
	__u32 unused;         /* 116 */
};

#define COMPLETE 1        /* the walk came to the end of the queue */
#define CHANGED 2         /* no two looks saw the same: no messages are listed */
#define FULL 4            /* no room for the rest */
#define WAITERS_CHANGED 8 /* nor the same waiting threads: none are listed or counted */

struct waiter {
	__s32 pid;           /*  0  as the caller's pid namespace sees it, 0 if it does not */
	__s32 tid;           /*  4 */
	__s32 prio;          /*  8  the kernel's: below 100 real-time, 120 is nice 0 */
	__u32 priority;      /* 12  of the message that a sender waits with */
	__u64 size;          /* 16 */
	char comm[16];       /* 24 */
};

struct record {
	__u64 identity; /*  0 */
	__u64 size;     /*  8 */
	__u32 priority; /* 16 */
	__u32 captured; /* 20  bytes that follow, padded to 8 */
};

enum phase { NODE, MESSAGE, SEGMENT, BEFORE, DOWN, UP };

struct room {
	union {
		char state[ROOM_STATE];
		struct {
			__u32 busy;
			__u32 phase;
			__u32 looks, agreed, differs;
			__u64 secret[2];
			struct request want;
			struct mqueue_inode_info *info;
			__u64 page;
			__u32 shown;
			/* the walk through the tree */
			__u64 walked, bytes, hash, stop, end;
			struct rb_node *node, *cursor;
			struct list_head *head;
			struct msg_msg *message;
			__u64 size, priority;
			__u64 first[IDENTITY_BYTES / 8];
			/* the body being copied */
			struct msg_msgseg *segment;
			__u64 source, in_segment, skip, left;
			/* the walk through the waiting */
			struct waiting waiting;
			__u32 which, unproved;
			__u64 proof;
			struct view view;
			__u32 pos, messages_at;
		};
	};
	union {
		struct header header;
		char out[OUT_SIZE];
	};
};

_Static_assert(sizeof(struct room) == WINDOW_SIZE, "the largest value that an array may have before 6.2");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_MMAPABLE);
	__uint(max_entries, 1);
	__uint(key_size, 4);
	__uint(value_size, WINDOW_SIZE);
} window SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 2);
	__uint(key_size, 4);
	__uint(value_size, WINDOW_SIZE);
} room SEC(".maps");

struct rooms {
	struct room *one, *other;
	__u32 from, to; /* where they are compared */
};

static __always_inline __u64 mix(__u64 h)
{
	h ^= h >> 33;
	h *= 0xff51afd7ed558ccdULL;
	h ^= h >> 33;
	h *= 0xc4ceb9fe1a85ec53ULL;
	return h ^ (h >> 33);
}

/* Tells messages apart without telling where they are in the kernel's memory. */
static __always_inline __u64 disguise(struct room *r, const void *p)
{
	return mix(mix((__u64)p ^ r->secret[0]) ^ r->secret[1]) >> 32;
}

static __always_inline struct file *file_of(struct task_struct *self, __u32 fd)
{
	struct fdtable *table = BPF_CORE_READ(self, files, fdt);
	struct file **slots = BPF_CORE_READ(table, fd);
	struct file *file = 0;

	if (fd < BPF_CORE_READ(table, max_fds))
		bpf_probe_read_kernel(&file, sizeof(file), slots + fd);
	return file;
}

/*
 * The queue behind a descriptor. The table may change meanwhile and the file be reused for another, so the
 * answer counts only if the descriptor is the same file, and the file the same inode, before and after.
 */
static __always_inline int find_queue(struct task_struct *self, __u32 fd, struct inode **found, __u64 *page)
{
	struct file *file = file_of(self, fd);
	struct inode *inode;
	struct super_block *sb;

	if (!file)
		return -EBADF;
	inode = BPF_CORE_READ(file, f_inode);
	if (file_of(self, fd) != file)
		return -EAGAIN;
	sb = BPF_CORE_READ(inode, i_sb);
	if (BPF_CORE_READ(sb, s_magic) != MQUEUE_MAGIC)
		return -EINVAL;
	if (!(BPF_CORE_READ(file, f_mode) & FMODE_READ))
		return -EACCES;
	*page = BPF_CORE_READ(sb, s_blocksize);
	*found = inode;
	if (BPF_CORE_READ(file, f_inode) != inode || file_of(self, fd) != file)
		return -EAGAIN;
	return 0;
}

static __always_inline void copy_out(struct room *r, const void *from, __u32 n)
{
	__u32 pos = r->pos;

	if (pos > RECORDS_END || n > CHUNK)
		return;
	bpf_probe_read_kernel(r->out + pos, n, from);
	r->pos = pos + n;
}

static __always_inline void list(struct room *r, struct task_struct *task, struct msg_msg *msg)
{
	__u32 which = r->which & 1, pos = r->pos;
	struct waiter *w = (void *)r->out + pos;

	if (r->header.waiters[which] >= MAX_LISTED_WAITERS || pos > RECORDS_END)
		return;
	__builtin_memset(w, 0, sizeof(*w));
	w->tid = number_of(&r->view, BPF_CORE_READ(task, thread_pid));
	w->pid = number_of(&r->view, BPF_CORE_READ(task, signal, pids[PIDTYPE_TGID]));
	w->prio = BPF_CORE_READ(task, prio);
	BPF_CORE_READ_STR_INTO(&w->comm, task, comm);
	if (msg) {
		w->priority = BPF_CORE_READ(msg, m_type);
		w->size = BPF_CORE_READ(msg, m_ts);
	}
	r->pos = pos + sizeof(*w);
	r->header.waiters[which]++;
}

/* The context of bpf_loop must lie on the stack: a pointer to the room. */
static long list_waiter(__u32 i, struct room **at)
{
	struct room *r = *at;
	struct waiting *w = &r->waiting;
	struct list_head *link = w->link;
	struct msg_msg *msg;
	__u32 which = r->which & 1;

	if (link == w->head)
		return 1;
	r->unproved = 1;
	if (!find_waiter(&r->view, w))
		return 1;
	msg = which == 0 ? BPF_CORE_READ(entry_of(w), msg) : 0;
	list(r, w->task, msg);
	if (!still_waits(w))
		return 1;
	r->unproved = 0;
	r->header.waiting[which]++;
	r->proof = mix(mix(mix(r->proof ^ (__u64)link) ^ (__u64)w->task) ^ (__u64)msg) + w->switches;
	return 0;
}

static __always_inline void list_waiters(struct room *r, __u32 which, struct list_head *head)
{
	if (r->unproved)
		return;
	r->which = which;
	find_waiting(&r->waiting, head);
	bpf_loop(MAX_WAITERS, list_waiter, &r, 0);
}

/* The address of the message and its first bytes: a new message often gets the memory of the last. */
static __always_inline __u64 identity_of(struct room *r)
{
	__u64 length = r->size, h = 0;

	if (length > IDENTITY_BYTES)
		length = IDENTITY_BYTES;
	__builtin_memset(r->first, 0, IDENTITY_BYTES);
	bpf_probe_read_kernel(r->first, length, (void *)r->message + bpf_core_type_size(struct msg_msg));
#pragma unroll
	for (__u32 i = 0; i < IDENTITY_BYTES / 8; i++)
		h = (h ^ r->first[i]) * 0x9e3779b97f4a7c15ULL + i;
	return disguise(r, r->message) << 32 | mix(h) >> 32;
}

static __always_inline void next_message(struct room *r)
{
	struct msg_msg *message = r->message;

	r->message = (void *)BPF_CORE_READ(message, m_list.next) - bpf_core_field_offset(struct msg_msg, m_list);
	r->phase = MESSAGE;
}

/* Whether the message that was copied is still in the queue; a removed one has poison in its links. */
static __always_inline int is_still_there(struct room *r)
{
	struct msg_msg *message = r->message;
	struct list_head *link = (void *)message + bpf_core_field_offset(struct msg_msg, m_list);

	return is_linked(link, BPF_CORE_READ(link, next), BPF_CORE_READ(link, prev))
		&& BPF_CORE_READ(message, m_ts) == r->size && BPF_CORE_READ(message, m_type) == r->priority;
}

static __always_inline long give_up(struct room *r)
{
	r->header.flags |= CHANGED;
	return 1;
}

static __always_inline long end_record(struct room *r)
{
	r->pos = (r->pos + 7) & ~7u;
	if (!is_still_there(r))
		return give_up(r);
	r->header.listed++;
	next_message(r);
	return 0;
}

/* One piece of the body that lies in one piece of memory. */
static __always_inline long copy_segment(struct room *r)
{
	struct msg_msgseg *segment = r->segment;
	__u64 n = r->in_segment;

	if (r->skip < n) {
		__u64 from = r->source + r->skip;

		n -= r->skip;
		if (n > r->left)
			n = r->left;
		if (n > CHUNK)
			n = CHUNK;
		copy_out(r, (void *)from, n);
		r->left -= n;
		r->skip = 0;
	} else {
		r->skip -= n;
	}
	if (!r->left)
		return end_record(r);
	if (!segment || !is_still_there(r))
		return give_up(r);
	r->source = (__u64)segment + bpf_core_type_size(struct msg_msgseg);
	r->in_segment = r->page - bpf_core_type_size(struct msg_msgseg);
	r->segment = BPF_CORE_READ(segment, next);
	r->phase = SEGMENT;
	return 0;
}

/* What was there before is of another message, perhaps of another queue. */
static __always_inline void clear_padding(struct room *r, __u64 length)
{
	__u64 last = r->pos + (length & ~7ULL);

	if (length & 7 && last <= RECORDS_END)
		*(__u64 *)(r->out + last) = 0;
}

static __always_inline long begin_record(struct room *r)
{
	__u64 want = r->size > r->want.offset ? r->size - r->want.offset : 0;
	struct msg_msg *message = r->message;
	struct record record;

	if (want > r->want.snap)
		want = r->want.snap;
	if (r->pos + sizeof(record) + want > r->end) {
		r->header.flags |= FULL;
		next_message(r);
		return 0;
	}
	record.identity = identity_of(r);
	record.size = r->size;
	record.priority = r->priority;
	record.captured = want;
	copy_out(r, &record, sizeof(record));
	clear_padding(r, want);
	r->left = want;
	r->skip = r->want.offset;
	r->source = (__u64)message + bpf_core_type_size(struct msg_msg);
	r->in_segment = r->page - bpf_core_type_size(struct msg_msg);
	r->segment = BPF_CORE_READ(message, next);
	return want ? copy_segment(r) : end_record(r);
}

static __always_inline long visit(struct room *r)
{
	struct msg_msg *message = r->message;
	__u64 index = r->walked;

	if (index >= r->stop)
		return 1;
	if ((void *)message + bpf_core_field_offset(struct msg_msg, m_list) == (void *)r->head) {
		r->phase = BEFORE;
		return 0;
	}
	r->size = BPF_CORE_READ(message, m_ts);
	r->priority = BPF_CORE_READ(message, m_type);
	if (r->size > r->header.msgsize || index >= MAX_MESSAGES)
		return give_up(r);
	r->walked = index + 1;
	r->bytes += r->size;
	r->hash = mix(r->hash ^ (__u64)message ^ r->secret[0]) + r->size + (r->priority << 32);
	if (index >= r->want.first && index - r->want.first < r->want.count && !(r->header.flags & FULL))
		return begin_record(r);
	next_message(r);
	return 0;
}

/* Whether the node whose messages were passed is still one of the tree's: its parent, or the root, points to it. */
static __always_inline int is_in_tree(struct room *r)
{
	struct mqueue_inode_info *info = r->info;
	struct rb_node *node = r->node;
	struct rb_node *parent = (void *)(BPF_CORE_READ(node, __rb_parent_color) & ~3UL);

	if (!parent)
		return BPF_CORE_READ(info, msg_tree.rb_node) == node;
	return BPF_CORE_READ(parent, rb_left) == node || BPF_CORE_READ(parent, rb_right) == node;
}

/* One step from the highest priority to the lowest, rb_prev() of the kernel in small pieces. */
static long step(__u32 i, struct room **at)
{
	struct room *r = *at;
	struct posix_msg_tree_node *leaf;
	struct rb_node *node = r->node, *cursor = r->cursor, *other;

	switch (r->phase) {
	case NODE:
		if (!node) {
			r->header.flags |= COMPLETE;
			return 1;
		}
		leaf = (void *)node - bpf_core_field_offset(struct posix_msg_tree_node, rb_node);
		r->head = (void *)leaf + bpf_core_field_offset(struct posix_msg_tree_node, msg_list);
		r->message = (void *)BPF_CORE_READ(leaf, msg_list.next)
			- bpf_core_field_offset(struct msg_msg, m_list);
		r->phase = MESSAGE;
		return 0;
	case MESSAGE:
		return visit(r);
	case SEGMENT:
		return copy_segment(r);
	case BEFORE:
		if (!is_in_tree(r))
			return give_up(r);
		other = BPF_CORE_READ(node, rb_left);
		r->cursor = other ?: node;
		r->phase = other ? DOWN : UP;
		return 0;
	case DOWN:
		other = BPF_CORE_READ(cursor, rb_right);
		if (other) {
			r->cursor = other;
		} else {
			r->node = cursor;
			r->phase = NODE;
		}
		return 0;
	default:
		other = (void *)(BPF_CORE_READ(cursor, __rb_parent_color) & ~3UL);
		if (other && BPF_CORE_READ(other, rb_left) == cursor) {
			r->cursor = other;
		} else {
			r->node = other;
			r->phase = NODE;
		}
		return 0;
	}
}

static __always_inline void walk(struct room *r)
{
	struct mqueue_inode_info *info = r->info;

	r->walked = r->bytes = r->hash = 0;
	r->phase = NODE;
	r->node = BPF_CORE_READ(info, msg_tree_rightmost);
	bpf_loop(MAX_STEPS, step, &r, 0);
}

static __always_inline void read_counts(struct room *r)
{
	struct mqueue_inode_info *info = r->info;
	struct pid *owner = BPF_CORE_READ(info, notify_owner);
	struct header *h = &r->header;

	h->maxmsg = BPF_CORE_READ(info, attr.mq_maxmsg);
	h->msgsize = BPF_CORE_READ(info, attr.mq_msgsize);
	h->curmsgs = BPF_CORE_READ(info, attr.mq_curmsgs);
	h->qsize = BPF_CORE_READ(info, qsize);
	r->proof = (__u64)owner;
	if (owner) {
		h->notify_pid = number_of(&r->view, owner) ?: -1;
		h->notify_kind = BPF_CORE_READ(info, notify.sigev_notify);
		/* the kernel sets it for a signal only: otherwise it is what stood there before, of whomever */
		h->notify_signo = h->notify_kind == SIGEV_SIGNAL ? BPF_CORE_READ(info, notify.sigev_signo) : 0;
	}
}

static __always_inline void take(struct room *r)
{
	struct mqueue_inode_info *info = r->info;
	struct header *h = &r->header;

	__builtin_memset(h, 0, sizeof(*h));
	r->pos = sizeof(*h);
	r->unproved = 0;
	read_counts(r);
	list_waiters(r, 0, (void *)info + bpf_core_field_offset(struct mqueue_inode_info, e_wait_q[0].list));
	list_waiters(r, 1, (void *)info + bpf_core_field_offset(struct mqueue_inode_info, e_wait_q[1].list));
	r->messages_at = r->pos;
	walk(r);
	h->walked = r->walked;
	h->walked_bytes = r->bytes;
	h->hash = r->hash;
	h->curmsgs_after = BPF_CORE_READ(info, attr.mq_curmsgs);
	h->qsize_after = BPF_CORE_READ(info, qsize);
}

static long compare_block(__u32 i, struct rooms *rooms)
{
	__u32 at = rooms->from + i * BLOCK;
	__u64 *one, *other, differ = 0;

	if (at >= rooms->to || at > OUT_SIZE - BLOCK)
		return 1;
	one = (void *)rooms->one->out + at;
	other = (void *)rooms->other->out + at;
#pragma clang loop unroll_count(8)
	for (__u32 word = 0; word < BLOCK / 8; word++)
		differ |= one[word] ^ other[word];
	if (!differ)
		return 0;
	rooms->one->differs = 1;
	return 1;
}

/* Whether the rooms hold the same bytes in a range. What stands behind it is cleared. */
static __always_inline int is_same(struct rooms *rooms, __u32 from, __u32 to)
{
	if (to > OUT_SIZE - BLOCK)
		return 0;
	bpf_probe_read_kernel(rooms->one->out + to, BLOCK, 0);
	bpf_probe_read_kernel(rooms->other->out + to, BLOCK, 0);
	rooms->from = from;
	rooms->to = to;
	rooms->one->differs = 0;
	bpf_loop(OUT_SIZE / BLOCK, compare_block, rooms, 0);
	return !rooms->one->differs;
}

/* Whether all who wait were proved by both looks, and are the same. */
static __always_inline int proved_waiters(struct room *one, struct room *other)
{
	return !one->unproved && !other->unproved && one->proof == other->proof && one->messages_at == other->messages_at;
}

/* Looks, and compares with the look before. */
static long look(__u32 i, struct rooms *rooms)
{
	struct room *one = rooms->one, *other = rooms->other;

	take(i & 1 ? other : one);
	one->looks = i + 1;
	one->agreed = i && !((one->header.flags | other->header.flags) & CHANGED) && proved_waiters(one, other)
		&& one->pos == other->pos && is_same(rooms, 0, one->pos);
	return one->agreed ? 1 : 0;
}

/* What two looks did not agree in is neither shown nor counted. */
static __always_inline void withhold(struct rooms *rooms)
{
	struct room *one = rooms->one;
	struct header *h = &one->header;

	h->flags |= CHANGED;
	h->listed = 0;
	if (proved_waiters(one, rooms->other) && is_same(rooms, sizeof(*h), one->messages_at)) {
		one->pos = one->messages_at;
		return;
	}
	h->flags |= WAITERS_CHANGED;
	h->waiting[0] = h->waiting[1] = h->waiters[0] = h->waiters[1] = 0;
	one->pos = sizeof(*h);
}

static __always_inline int publish(struct room *r)
{
	void *to = bpf_map_lookup_elem(&window, &(__u32){ 0 });
	__u32 used = r->pos, shown = r->shown;

	if (!to || used > OUT_SIZE || shown > OUT_SIZE)
		return -EINVAL;
	r->header.looks = r->looks;
	r->header.used = r->shown = used;
	/* A read that fails clears. */
	if (shown > used)
		bpf_probe_read_kernel(to, shown, 0);
	bpf_probe_read_kernel(to, used, r->out);
	return 0;
}

static __always_inline void prepare(struct room *r, struct request *want, struct inode *inode, __u64 page)
{
	r->want = *want;
	r->page = page;
	r->stop = want->flags & LISTED_ONLY ? want->first + want->count : ~0ULL;
	r->end = want->room < RECORDS_END ? want->room : RECORDS_END;
	r->info = (void *)inode - bpf_core_field_offset(struct mqueue_inode_info, vfs_inode);
	find_view(&r->view);
}

static __always_inline int peek_into(struct rooms *rooms, struct request *want)
{
	struct task_struct *self = (void *)bpf_get_current_task();
	struct room *one = rooms->one, *other = rooms->other;
	struct inode *inode = 0, *after = 0;
	__u64 page = 0;
	int error = find_queue(self, want->fd, &inode, &page);

	if (error)
		return error;
	prepare(one, want, inode, page);
	prepare(other, want, inode, page);
	if (!one->secret[0]) {
		one->secret[0] = (__u64)bpf_get_prandom_u32() << 32 | bpf_get_prandom_u32() | 1;
		one->secret[1] = (__u64)bpf_get_prandom_u32() << 32 | bpf_get_prandom_u32();
		other->secret[0] = one->secret[0];
		other->secret[1] = one->secret[1];
	}
	bpf_loop(MAX_LOOKS, look, rooms, 0);
	if (!one->agreed)
		withhold(rooms);
	error = find_queue(self, want->fd, &after, &page);
	if (error)
		return error;
	return after == inode ? publish(one) : -EAGAIN;
}

SEC("syscall")
int peek(struct request *want)
{
	struct rooms rooms = {
		.one = bpf_map_lookup_elem(&room, &(__u32){ 0 }),
		.other = bpf_map_lookup_elem(&room, &(__u32){ 1 }),
	};
	int result;

	if (!rooms.one || !rooms.other)
		return -EINVAL;
	if (__sync_val_compare_and_swap(&rooms.one->busy, 0, 1))
		return -EBUSY;
	result = peek_into(&rooms, want);
	__sync_lock_test_and_set(&rooms.one->busy, 0);
	return result;
}

char LICENSE[] SEC("license") = "Dual BSD/GPL";
