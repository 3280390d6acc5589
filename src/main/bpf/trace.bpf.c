// SPDX-License-Identifier: (GPL-2.0-only OR BSD-3-Clause)
/*
 * Every mq_* system call of the machine, when it returns, into a ring buffer; and whenever somebody asks, those that
 * have not returned.
 *
 * Two programs on the raw tracepoints sys_enter and sys_exit, and one that looks at all threads. Whoever holds their
 * descriptors and the maps' can attach them, which needs no capability and no tracefs; closing the links detaches
 * them. Meanwhile other system calls cost a comparison.
 *
 * The arguments are read from the registers saved at entry, so that a call that was pending when tracing
 * began is told in full, but for its start. What pointers lead to is read at entry, since a call may write there;
 * payloads at exit, also those sent.
 *
 * A seccomp filter refuses a call before its entry is told. So once all threads were looked at after the attaching,
 * a call that returns without an entry was refused.
 */
#include "trace.h"

/* Named by the helpers' prototypes. */
typedef __u16 __be16;
typedef __u32 __be32;
typedef __u32 __wsum;

#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>
#include "his.h"

char LICENSE[] SEC("license") = "Dual BSD/GPL";

#define BPF_MAP_TYPE_HASH 1
#define BPF_MAP_TYPE_ARRAY 2
#define BPF_MAP_TYPE_PERCPU_ARRAY 6
#define BPF_MAP_TYPE_RINGBUF 27
#define BPF_MAP_TYPE_TASK_STORAGE 29
#define BPF_F_NO_PREALLOC 1
#define BPF_F_MMAPABLE 1024
#define BPF_F_RDONLY_PROG 128
#define BPF_LOCAL_STORAGE_GET_F_CREATE 1
#define BPF_RB_NO_WAKEUP 1
#define BPF_RB_FORCE_WAKEUP 2
#define BPF_RB_AVAIL_DATA 0
#define BPF_RB_RING_SIZE 1
#define BPF_RB_PROD_POS 3

#define MQUEUE_MAGIC 0x19800202
#define O_CREAT 0100
#define O_NONBLOCK 04000
#define S_IFMT 0170000
#define S_IFREG 0100000
#define TASK_INTERRUPTIBLE 1
#define SECCOMP_MODE_FILTER 2
#define MQSCOPE 0x0065706f6373716dULL /* the text, as it is in memory */
#define SETTLE_NANOSECONDS (10 * 1000000ULL)
#define WAKE_BYTES_SHIFT 18                 /* every 256 KiB */
#define WAKE_NANOSECONDS (20 * 1000000ULL)  /* or when it slept this long */

struct mq_attr { long mq_flags; long mq_maxmsg; long mq_msgsize; long mq_curmsgs; };

/* The kernel's types, with only the fields that are read here. */
#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct qstr { const unsigned char *name; };
struct dentry { struct qstr d_name; };
struct path { struct dentry *dentry; };
struct super_block { __u32 s_dev; unsigned long s_magic; void *s_fs_info; };
struct inode { unsigned short i_mode; kuid_t i_uid; struct super_block *i_sb; unsigned long i_ino; };
struct file { struct inode *f_inode; unsigned int f_flags, f_mode; struct path f_path; };
struct fdtable { unsigned int max_fds; struct file **fd; };
struct files_struct { struct fdtable *fdt; };
struct vfsmount { struct super_block *mnt_sb; };
struct ns_common { unsigned int inum; };
struct ipc_namespace { struct vfsmount *mq_mnt; struct ns_common ns; };
struct nsproxy { struct ipc_namespace *ipc_ns; };
struct thread_info { unsigned long flags; __u32 status; };
struct seccomp { int mode; };
struct task_struct {
	struct thread_info thread_info;
	unsigned int __state;
	int on_cpu, pid, tgid;
	unsigned long nvcsw;
	struct mm_struct *mm;
	struct task_struct *group_leader;
	const struct cred *real_cred;
	char comm[16];
	struct seccomp seccomp;
	struct files_struct *files;
	struct nsproxy *nsproxy;
};
struct mqueue_inode_info { struct inode vfs_inode; struct mq_attr attr; };

/* One object serves both machines: which of these is the running kernel's is known when it is loaded. */
struct pt_regs___x86 { unsigned long r10, r8, bx, cx, dx, si, di, orig_ax; };
struct pt_regs___arm64 { __u64 regs[31]; __u64 orig_x0; __s32 syscallno; };

#pragma clang attribute pop

#define IS_X86 bpf_core_field_exists(struct pt_regs___x86, orig_ax)
#define REGISTER(regs, x86, arm64) \
	(IS_X86 ? ((struct pt_regs___x86 *)(regs))->x86 : ((struct pt_regs___arm64 *)(regs))->arm64)

#define FIRST_CALL (IS_X86 ? 240 : 180)
#define FIRST_CALL_32BIT (IS_X86 ? 277 : 274)
#define FIRST_TIME64 418 /* of 32-bit programs: send and receive with 64-bit times */
#define CALL_NUMBER(regs) REGISTER(regs, orig_ax, syscallno)
#define ARGUMENT(c, x86, i386, arm64) \
	((c)->is_32bit ? (__u32)REGISTER((c)->regs, i386, arm64) : REGISTER((c)->regs, x86, arm64))
#define ARGUMENT1(c) ARGUMENT(c, di, bx, orig_x0)
#define ARGUMENT2(c) ARGUMENT(c, si, cx, regs[1])
#define ARGUMENT3(c) ARGUMENT(c, dx, dx, regs[2])
#define ARGUMENT4(c) ARGUMENT(c, r10, si, regs[3])
#define ARGUMENT5(c) ARGUMENT(c, r8, di, regs[4])
#define TS_COMPAT 2
#define TIF_32BIT (1 << 22)

struct sigevent { __s64 sigev_value; __s32 sigev_signo; __s32 sigev_notify; };
struct sigevent_32bit { __s32 sigev_value, sigev_signo, sigev_notify; };

struct call {
	void *regs;
	__u32 number; /* enum trace_call */
	__u8 is_32bit, is_time64;
};

/* What a pointer among the arguments leads to. */
struct given {
	__s64 first, second; /* as in the record; notify: sigev_value, sigev_notify << 32 | sigev_signo; getsetattr: mq_flags */
	__u32 flags;         /* TRACE_TIMED, TRACE_NULL_ARGUMENT, TRACE_STRUCT_READ */
};

/* A call under way. */
struct entry {
	__u64 start;    /* 0: none under way */
	__u64 switches;
	__u64 file;     /* a struct file */
	__u64 inode;    /* its struct inode: tells at exit whether it still is the same file */
	struct given given;
	__u8 before;    /* it was under way when tracing began */
	__u8 told;      /* that it has not returned */
};

struct name { char bytes[TRACE_NAME_ROOM]; };

struct scratch {
	struct trace_record record;
	char data[TRACE_NAME_ROOM + TRACE_SNAP_MAX];
};

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 16 * 1024 * 1024);
} trace_ring SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__uint(map_flags, BPF_F_MMAPABLE);
	__type(key, __u32);
	__type(value, struct trace_control);
} trace_control SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__uint(map_flags, BPF_F_RDONLY_PROG);
	__type(key, __u32);
	__type(value, struct trace_policy);
} trace_policy SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, struct trace_queue);
	__type(value, __u8);
} trace_wanted SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 256);
	__type(key, struct name);
	__type(value, __u8);
} trace_names SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_TASK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct entry);
} trace_entries SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 2); /* the second is for the program that may be interrupted, by the others */
	__type(key, __u32);
	__type(value, struct scratch);
} trace_scratch SEC(".maps");

static __always_inline int is_32bit(struct task_struct *task)
{
	if (IS_X86)
		return (task->thread_info.status & TS_COMPAT) != 0;
	return (task->thread_info.flags & TIF_32BIT) != 0;
}

/* Whether a number may be that of a call on queues, for some program. */
static __always_inline int may_be_call(unsigned long number)
{
	return number - FIRST_CALL < TRACE_CALLS || number - FIRST_CALL_32BIT < TRACE_CALLS || number - FIRST_TIME64 < 2;
}

/* Whether it is one for this thread. */
static __always_inline int find_call(struct call *call, struct task_struct *task, void *regs, unsigned long number)
{
	unsigned long first = FIRST_CALL;

	call->regs = regs;
	call->is_32bit = is_32bit(task);
	call->is_time64 = call->is_32bit && number - FIRST_TIME64 < 2;
	if (call->is_time64)
		first = FIRST_TIME64 - TRACE_SEND;
	else if (call->is_32bit)
		first = FIRST_CALL_32BIT;
	call->number = number - first;
	return number - first < TRACE_CALLS;
}

static __always_inline struct file *file_of(struct task_struct *task, unsigned long mqd)
{
	struct file *file = 0;
	struct fdtable *table = BPF_CORE_READ(task, files, fdt);
	unsigned int max = BPF_CORE_READ(table, max_fds);
	struct file **files = BPF_CORE_READ(table, fd);

	if ((__u32)mqd < max)
		bpf_probe_read_kernel(&file, sizeof(file), files + (__u32)mqd);
	return file;
}

/* Of 32-bit programs so many fields have half the width. */
static __always_inline int read_fields(__s64 *fields, const void *from, struct call *call)
{
	__s32 halves[3] = {};

	if (!call->is_32bit)
		return bpf_probe_read_user(fields, 3 * sizeof(*fields), from);
	if (bpf_probe_read_user(halves, sizeof(halves), from))
		return 1;
	for (int i = 0; i < 3; i++)
		fields[i] = halves[i];
	return 0;
}

static __always_inline int read_deadline(struct given *given, const void *from, struct call *call)
{
	__s32 halves[2] = {};

	if (call->is_32bit && !call->is_time64) {
		if (bpf_probe_read_user(halves, sizeof(halves), from))
			return 1;
		given->first = halves[0];
		given->second = halves[1];
		return 0;
	}
	if (bpf_probe_read_user(given, 2 * sizeof(given->first), from))
		return 1;
	if (call->is_time64)
		given->second = (__u32)given->second;
	return 0;
}

static __always_inline int read_event(struct given *given, const void *from, struct call *call)
{
	struct sigevent event = {};
	struct sigevent_32bit half = {};

	if (call->is_32bit) {
		if (bpf_probe_read_user(&half, sizeof(half), from))
			return 1;
		event.sigev_value = half.sigev_value;
		event.sigev_signo = half.sigev_signo;
		event.sigev_notify = half.sigev_notify;
	} else if (bpf_probe_read_user(&event, sizeof(event), from)) {
		return 1;
	}
	given->first = event.sigev_value;
	given->second = (__s64)event.sigev_notify << 32 | (__u32)event.sigev_signo;
	return 0;
}

/* By the thread whose memory it is. */
static __always_inline void read_given(struct given *given, struct call *call)
{
	__s64 attr[3] = {};
	int failed = 1;

	*given = (struct given){};
	switch (call->number) {
	case TRACE_OPEN:
		if (!(ARGUMENT2(call) & O_CREAT))
			return;
		given->flags = ARGUMENT4(call) ? 0 : TRACE_NULL_ARGUMENT;
		failed = given->flags || read_fields(attr, (void *)ARGUMENT4(call), call);
		given->first = attr[1];
		given->second = attr[2];
		break;
	case TRACE_SEND:
	case TRACE_RECEIVE:
		if (!ARGUMENT5(call))
			return;
		given->flags = TRACE_TIMED;
		failed = read_deadline(given, (void *)ARGUMENT5(call), call);
		break;
	case TRACE_NOTIFY:
		given->flags = ARGUMENT2(call) ? 0 : TRACE_NULL_ARGUMENT;
		failed = given->flags || read_event(given, (void *)ARGUMENT2(call), call);
		break;
	case TRACE_GETSETATTR:
		given->flags = ARGUMENT2(call) ? 0 : TRACE_NULL_ARGUMENT;
		failed = given->flags || read_fields(attr, (void *)ARGUMENT2(call), call);
		given->first = attr[0];
		break;
	}
	if (!failed)
		given->flags |= TRACE_STRUCT_READ;
}

SEC("tp_btf/sys_enter")
int trace_enter(__u64 *ctx)
{
	struct task_struct *task;
	struct call call = {};
	struct entry *entry;
	struct file *file;

	if (!may_be_call(ctx[1]))
		return 0;
	task = bpf_get_current_task_btf();
	if (!find_call(&call, task, (void *)ctx[0], ctx[1]))
		return 0;
	entry = bpf_task_storage_get(&trace_entries, task, 0, BPF_LOCAL_STORAGE_GET_F_CREATE);
	if (!entry)
		return 0;
	file = call.number == TRACE_OPEN || call.number == TRACE_UNLINK ? 0 : file_of(task, ARGUMENT1(&call));
	entry->file = (__u64)file;
	entry->inode = file ? (__u64)BPF_CORE_READ(file, f_inode) : 0;
	read_given(&entry->given, &call);
	entry->before = 0;
	entry->told = 0;
	entry->switches = task->nvcsw;
	entry->start = bpf_ktime_get_ns();
	return 0;
}

static __always_inline void tell_start(struct trace_record *record, struct task_struct *task, struct entry *entry,
				       struct trace_control *control)
{
	__u64 now = bpf_ktime_get_ns();

	if (entry && entry->start) {
		record->start = entry->start;
		record->duration = now - entry->start;
		if (task->nvcsw != entry->switches)
			record->flags |= TRACE_BLOCKED;
		return;
	}
	record->start = now;
	record->flags |= TRACE_START_UNKNOWN;
	if (!control->settled || now < control->settled || (entry && entry->before))
		return;
	if (bpf_core_field_exists(struct task_struct, seccomp) && task->seccomp.mode == SECCOMP_MODE_FILTER)
		record->flags |= TRACE_NOT_ENTERED | TRACE_SECCOMP;
	else if (record->result < 0)
		record->flags |= TRACE_NOT_ENTERED;
}

static __always_inline void tell_arguments(struct trace_record *record, struct call *call, const struct given *given)
{
	record->flags |= given->flags;
	if (call->is_32bit)
		record->flags |= TRACE_32BIT;
	switch (call->number) {
	case TRACE_OPEN:
		record->size = (__u32)ARGUMENT2(call);
		record->priority = ARGUMENT3(call);
		break;
	case TRACE_SEND:
		record->size = ARGUMENT3(call);
		record->priority = ARGUMENT4(call);
		break;
	case TRACE_RECEIVE:
		record->size = ARGUMENT3(call);
		break;
	case TRACE_NOTIFY:
		record->size = given->second >> 32;
		record->priority = given->second;
		record->first = given->first;
		return;
	case TRACE_GETSETATTR:
		record->size = given->first;
		return;
	}
	record->first = given->first;
	record->second = given->second;
}

static __always_inline void tell_priority(struct trace_record *record, const __u32 *from)
{
	__u32 priority = 0;

	if (record->result < 0 || !from || bpf_probe_read_user(&priority, sizeof(priority), from))
		record->flags |= TRACE_NO_PRIORITY;
	record->priority = priority;
}

static __always_inline void tell_caller(struct trace_record *record, struct task_struct *task)
{
	struct task_struct *leader = task->group_leader;

	record->pid = task->tgid;
	record->tid = task->pid;
	record->uid = task->real_cred->uid.val;
	bpf_probe_read_kernel(record->comm, sizeof(record->comm), &leader->comm);
	if (*(__u64 *)record->comm != MQSCOPE && task->pid != task->tgid) /* whose threads may be called whatever */
		bpf_probe_read_kernel(record->comm, sizeof(record->comm), &task->comm);
}

/* What stands behind the name, up to the payload, is of an earlier call, perhaps of somebody else's. */
static __always_inline void end_name(struct scratch *scratch, long length)
{
	length = length > 0 ? length - 1 & TRACE_NAME_ROOM - 1 : 0;
	scratch->record.name_length = length;
#pragma unroll
	for (int i = 0; i < 8; i++)
		scratch->data[length + i] = 0;
}

static __always_inline int is_queue(struct inode *inode)
{
	return BPF_CORE_READ(inode, i_sb, s_magic) == MQUEUE_MAGIC && (BPF_CORE_READ(inode, i_mode) & S_IFMT) == S_IFREG;
}

/* What an open descriptor is. */
static __always_inline void tell_file(struct scratch *scratch, struct file *file, struct inode *inode, int queue)
{
	struct trace_record *record = &scratch->record;
	struct mqueue_inode_info *info;
	struct mq_attr attr = {};
	struct super_block *sb;
	struct ipc_namespace *ns;

	end_name(scratch, bpf_probe_read_kernel_str(scratch->data, TRACE_NAME_ROOM,
		BPF_CORE_READ(file, f_path.dentry, d_name.name)));
	if (!queue) {
		record->file = TRACE_NO_QUEUE | (BPF_CORE_READ(inode, i_mode) & S_IFMT) >> 8;
		return;
	}
	record->file = BPF_CORE_READ(file, f_mode) & (TRACE_READABLE | TRACE_WRITABLE);
	record->ino = BPF_CORE_READ(inode, i_ino);
	sb = BPF_CORE_READ(inode, i_sb);
	record->dev = BPF_CORE_READ(sb, s_dev);
	ns = BPF_CORE_READ(sb, s_fs_info);
	record->ns = BPF_CORE_READ(ns, ns.inum);
	if (BPF_CORE_READ(file, f_flags) & O_NONBLOCK)
		record->flags |= TRACE_NONBLOCK;
	info = (void *)inode - bpf_core_field_offset(struct mqueue_inode_info, vfs_inode);
	bpf_probe_read_kernel(&attr, sizeof(attr), &info->attr);
	record->curmsgs = attr.mq_curmsgs;
	record->maxmsg = attr.mq_maxmsg;
	record->msgsize = attr.mq_msgsize;
}

/* The queue that the caller named: it was not reached, or is unlinked. */
static __always_inline void tell_name(struct scratch *scratch, struct task_struct *task, const void *name)
{
	struct trace_record *record = &scratch->record;

	end_name(scratch, bpf_probe_read_user_str(scratch->data, TRACE_NAME_ROOM, name));
	record->dev = BPF_CORE_READ(task, nsproxy, ipc_ns, mq_mnt, mnt_sb, s_dev);
}

static __always_inline int is_wanted_name(struct scratch *scratch, struct trace_control *control)
{
	struct name name = {};

	if ((control->dev && control->dev != scratch->record.dev) || scratch->record.name_length >= TRACE_NAME_ROOM)
		return 0;
	bpf_probe_read_kernel_str(&name, sizeof(name), scratch->data);
	return bpf_map_lookup_elem(&trace_names, &name) != 0;
}

/* A name's next queue is wanted from its opening on, under whatever descriptor. */
static __always_inline int is_wanted(struct scratch *scratch, struct trace_control *control)
{
	struct trace_record *record = &scratch->record;
	struct trace_queue queue = { .ino = record->ino, .dev = record->dev };
	__u8 yes = 1;

	if (record->ino && bpf_map_lookup_elem(&trace_wanted, &queue))
		return 1;
	if ((record->call != TRACE_OPEN && record->call != TRACE_UNLINK) || !is_wanted_name(scratch, control))
		return 0;
	if (record->ino)
		bpf_map_update_elem(&trace_wanted, &queue, &yes, 0);
	return 1;
}

enum sight { NOTHING, MOVED, ALL };

/* Of a stranger's call on a queue of his a user sees the message only if it was in the queue. */
static __always_inline enum sight sight_of(struct task_struct *task, __u32 owner)
{
	__u32 zero = 0;
	struct trace_policy *policy = bpf_map_lookup_elem(&trace_policy, &zero);

	if (!policy)
		return NOTHING;
	if (policy->everyone || is_his(task->real_cred, task->mm, policy->uid))
		return ALL;
	return policy->uid == owner ? MOVED : NOTHING;
}

static __always_inline __u32 name_end(struct trace_record *record)
{
	__u32 at = (record->name_length + 7) & (2 * TRACE_NAME_ROOM - 8);

	return at > TRACE_NAME_ROOM ? TRACE_NAME_ROOM : at;
}

/* Returns the record's size with it. */
static __always_inline __u32 tell_payload(struct scratch *scratch, struct trace_control *control, const void *from,
					  enum sight sight)
{
	struct trace_record *record = &scratch->record;
	__u32 at = name_end(record);
	__u64 length = 0;

	if (record->call == TRACE_SEND)
		length = record->size;
	else if (record->call == TRACE_RECEIVE && record->result > 0)
		length = record->result;
	if (length > control->snap)
		length = control->snap;
	if (length > TRACE_SNAP_MAX)
		length = TRACE_SNAP_MAX;
	if (length && sight == MOVED && (record->result < 0 || record->flags & TRACE_START_UNKNOWN)) {
		record->flags |= TRACE_NO_PAYLOAD;
		length = 0;
	}
	if (length && bpf_probe_read_user(scratch->data + at, length, from)) {
		record->flags |= TRACE_NO_PAYLOAD;
		length = 0;
	}
	record->captured = length;
	return sizeof(*record) + at + length;
}

/* Returns whether there was room. */
static __always_inline int submit(struct scratch *scratch, struct trace_control *control, __u64 size)
{
	struct trace_record *record = &scratch->record;
	__u64 now = record->start + record->duration;
	__u64 before = bpf_ringbuf_query(&trace_ring, BPF_RB_PROD_POS);
	__u64 wake = BPF_RB_NO_WAKEUP;

	if (before >> WAKE_BYTES_SHIFT != (before + size + 8) >> WAKE_BYTES_SHIFT
	    || now - control->woken > WAKE_NANOSECONDS) {
		control->woken = now;
		wake = BPF_RB_FORCE_WAKEUP;
	}
	record->sequence = __sync_fetch_and_add(&control->sequence, 1);
	record->lost = control->lost;
	if (size <= sizeof(*scratch) && !bpf_ringbuf_output(&trace_ring, scratch, size, wake))
		return 1;
	__sync_fetch_and_add(&control->lost, 1);
	return 0;
}

/* The file of a call, also where the descriptor was closed or is another one meanwhile; its inode, if it is still its. */
static __always_inline struct file *file_at_entry(struct entry *entry, struct file *now, struct inode **inode)
{
	struct file *file = entry && entry->start ? (struct file *)entry->file : now;

	*inode = file ? BPF_CORE_READ(file, f_inode) : 0;
	if (entry && entry->start && entry->file && (__u64)*inode != entry->inode)
		*inode = 0;
	return file;
}

/*
 * Who attaches one program without the other leaves entries of calls that are over: no proof of whose queue this is.
 */
static __always_inline __u32 owner_of(struct file *file, struct file *now, struct inode *inode)
{
	return file == now ? BPF_CORE_READ(inode, i_uid.val) : ~0;
}

SEC("tp_btf/sys_exit")
int trace_exit(__u64 *ctx)
{
	void *regs = (void *)ctx[0];
	struct task_struct *task;
	struct trace_control *control;
	struct trace_record *record;
	struct scratch *scratch;
	struct entry *entry;
	struct call call = {};
	struct given given = {};
	struct file *file = 0, *now = 0;
	struct inode *inode = 0;
	enum sight sight;
	__u32 zero = 0, told = 0, queue;

	if (!may_be_call(CALL_NUMBER(regs)))
		return 0;
	task = bpf_get_current_task_btf();
	if (!find_call(&call, task, regs, CALL_NUMBER(regs)))
		return 0;
	control = bpf_map_lookup_elem(&trace_control, &zero);
	scratch = bpf_map_lookup_elem(&trace_scratch, &zero);
	if (!control || !scratch)
		return 0;
	entry = bpf_task_storage_get(&trace_entries, task, 0, 0);
	record = &scratch->record;
	*record = (struct trace_record){ .call = call.number, .result = (long)ctx[1], .mqd = -1 };
	if (call.number == TRACE_OPEN) {
		if (record->result >= 0) {
			file = now = file_of(task, record->mqd = record->result);
			inode = file ? BPF_CORE_READ(file, f_inode) : 0;
		}
	} else if (call.number != TRACE_UNLINK) {
		record->mqd = ARGUMENT1(&call);
		now = file_of(task, record->mqd);
		file = file_at_entry(entry, now, &inode);
		if (!file)
			record->file = TRACE_NOT_OPEN;
	}
	tell_start(record, task, entry, control);
	if (entry && entry->start)
		given = entry->given;
	if (!(given.flags & (TRACE_STRUCT_READ | TRACE_NULL_ARGUMENT)))
		read_given(&given, &call);
	if (entry) {
		told = entry->told;
		entry->start = 0;
		entry->before = 0;
		entry->told = 0;
	}
	queue = inode && is_queue(inode);
	sight = sight_of(task, queue ? owner_of(file, now, inode) : ~0);
	if (sight == NOTHING)
		return 0;
	if (inode)
		tell_file(scratch, file, inode, queue);
	else if (call.number == TRACE_OPEN || call.number == TRACE_UNLINK)
		tell_name(scratch, task, (const void *)ARGUMENT1(&call));
	if (!record->ino)
		record->ns = BPF_CORE_READ(task, nsproxy, ipc_ns, ns.inum);
	if (control->filter && !is_wanted(scratch, control))
		return 0;
	tell_caller(record, task);
	tell_arguments(record, &call, &given);
	if (call.number == TRACE_RECEIVE)
		tell_priority(record, (const __u32 *)ARGUMENT4(&call));
	if (told)
		__sync_fetch_and_add(&control->again, 1);
	submit(scratch, control, tell_payload(scratch, control, (const void *)ARGUMENT2(&call), sight));
	return 0;
}

/* A thread that does not run and has entered a call on queues: told once a call, when it has waited long enough. */
static __always_inline void tell_pending(struct task_struct *task, struct call *call, struct trace_control *control)
{
	__u32 one = 1;
	struct scratch *scratch = bpf_map_lookup_elem(&trace_scratch, &one);
	struct entry *entry = bpf_task_storage_get(&trace_entries, task, 0, BPF_LOCAL_STORAGE_GET_F_CREATE);
	struct trace_record *record;
	struct given given = {};
	struct file *file, *now;
	struct inode *inode = 0;
	unsigned long switches = task->nvcsw;

	if (!scratch || !entry)
		return;
	if (!control->settled) { /* what an earlier trace has left may be of another call */
		entry->start = 0;
		entry->told = 0;
		entry->before = 1;
	}
	if (entry->told || !(task->__state & TASK_INTERRUPTIBLE)
	    || (call->number != TRACE_SEND && call->number != TRACE_RECEIVE))
		return;
	if (entry->start && bpf_ktime_get_ns() - entry->start < control->patience)
		return;
	now = file_of(task, ARGUMENT1(call));
	file = file_at_entry(entry, now, &inode);
	/* Nothing that is not for this user may come into memory that two such programs could share. */
	if (!inode || !is_queue(inode) || sight_of(task, owner_of(file, now, inode)) == NOTHING)
		return;
	record = &scratch->record;
	*record = (struct trace_record){ .call = call->number, .mqd = ARGUMENT1(call), .flags = TRACE_PENDING };
	tell_start(record, task, entry, control);
	tell_file(scratch, file, inode, 1);
	if (control->filter && !is_wanted(scratch, control))
		return;
	if (entry->start)
		given = entry->given;
	else if (ARGUMENT5(call))
		given.flags = TRACE_TIMED;
	tell_caller(record, task);
	tell_arguments(record, call, &given);
	record->flags |= TRACE_BLOCKED | (call->number == TRACE_SEND ? TRACE_NO_PAYLOAD : TRACE_NO_PRIORITY);
	if (task->on_cpu || task->nvcsw != switches
	    || bpf_ringbuf_query(&trace_ring, BPF_RB_AVAIL_DATA) > bpf_ringbuf_query(&trace_ring, BPF_RB_RING_SIZE) / 2)
		return;
	entry->told = submit(scratch, control, sizeof(*record) + name_end(record));
}

SEC("iter/task")
int trace_pending(__u64 *ctx)
{
	struct task_struct *task = (void *)ctx[1];
	struct trace_control *control;
	struct call call = {};
	__u32 zero = 0;
	void *regs;

	control = bpf_map_lookup_elem(&trace_control, &zero);
	if (!control)
		return 0;
	if (!task) {
		if (!control->settled)
			control->settled = bpf_ktime_get_ns() + SETTLE_NANOSECONDS;
		return 0;
	}
	if (task->on_cpu || !task->mm)
		return 0;
	regs = (void *)bpf_task_pt_regs(task);
	if (may_be_call(CALL_NUMBER(regs)) && find_call(&call, task, regs, CALL_NUMBER(regs)))
		tell_pending(task, &call, control);
	return 0;
}
