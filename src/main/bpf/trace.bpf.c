// SPDX-License-Identifier: (GPL-2.0-only OR BSD-3-Clause)
/*
 * Every mq_* system call of the machine, when it returns, into a ring buffer.
 *
 * Two programs on the raw tracepoints sys_enter and sys_exit. Whoever holds their descriptors and the maps'
 * can attach them, which needs no capability and no tracefs; closing the links detaches them. Meanwhile
 * other system calls cost a comparison.
 *
 * The arguments are read from the registers saved at entry, so that a call that was pending when tracing
 * began is told in full, but for its start. Payloads are read at exit, also those sent.
 */
#include "trace.h"

/* Named by the helpers' prototypes. */
typedef __u16 __be16;
typedef __u32 __be32;
typedef __u32 __wsum;

#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

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
#define BPF_RB_PROD_POS 3

#define MQUEUE_MAGIC 0x19800202
#define O_NONBLOCK 04000
#define WAKE_BYTES_SHIFT 18                 /* every 256 KiB */
#define WAKE_NANOSECONDS (20 * 1000000ULL)  /* or when it slept this long */

/* The kernel's types, with only the fields that are read here. */
#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct qstr { const unsigned char *name; };
struct dentry { struct qstr d_name; };
struct path { struct dentry *dentry; };
struct super_block { __u32 s_dev; unsigned long s_magic; void *s_fs_info; };
typedef struct { __u32 val; } kuid_t;
typedef struct { __u32 val; } kgid_t;
typedef struct { __u64 val; } kernel_cap_t;
typedef struct { unsigned long bits; } mm_flags_t;
struct user_namespace { kuid_t owner; };
struct cred {
	kuid_t uid, euid, suid, fsuid;
	kgid_t gid, egid, sgid, fsgid;
	kernel_cap_t cap_permitted;
	struct user_namespace *user_ns;
};
struct mm_struct { unsigned long flags; };
struct mm_struct___6_18 { mm_flags_t flags; };
struct inode { kuid_t i_uid; struct super_block *i_sb; unsigned long i_ino; };
struct file { struct inode *f_inode; unsigned int f_flags; struct path f_path; };
struct fdtable { unsigned int max_fds; struct file **fd; };
struct files_struct { struct fdtable *fdt; };
struct vfsmount { struct super_block *mnt_sb; };
struct ns_common { unsigned int inum; };
struct ipc_namespace { struct vfsmount *mq_mnt; struct ns_common ns; };
struct nsproxy { struct ipc_namespace *ipc_ns; };
struct thread_info { unsigned long flags; __u32 status; };
struct task_struct {
	struct thread_info thread_info;
	unsigned long nvcsw;
	struct mm_struct *mm;
	const struct cred *real_cred;
	struct files_struct *files;
	struct nsproxy *nsproxy;
};
struct mq_attr { long mq_flags; long mq_maxmsg; long mq_msgsize; long mq_curmsgs; };
struct mqueue_inode_info { struct inode vfs_inode; struct mq_attr attr; };

/* One object serves both machines: which of these is the running kernel's is known when it is loaded. */
struct pt_regs___x86 { unsigned long r10, r8, dx, si, di, orig_ax; };
struct pt_regs___arm64 { __u64 regs[31]; __u64 orig_x0; __s32 syscallno; };

#pragma clang attribute pop

#define IS_X86 bpf_core_field_exists(struct pt_regs___x86, orig_ax)
#define REGISTER(regs, x86, arm64) \
	(IS_X86 ? ((struct pt_regs___x86 *)(regs))->x86 : ((struct pt_regs___arm64 *)(regs))->arm64)

#define FIRST_CALL (IS_X86 ? 240 : 180)
#define CALL_NUMBER(regs) REGISTER(regs, orig_ax, syscallno)
#define ARGUMENT1(regs) REGISTER(regs, di, orig_x0)
#define ARGUMENT2(regs) REGISTER(regs, si, regs[1])
#define ARGUMENT3(regs) REGISTER(regs, dx, regs[2])
#define ARGUMENT4(regs) REGISTER(regs, r10, regs[3])
#define ARGUMENT5(regs) REGISTER(regs, r8, regs[4])
#define TS_COMPAT 2
#define TIF_32BIT (1 << 22)
#define MMF_DUMPABLE_MASK 3
#define SUID_DUMP_USER 1

struct sigevent { __u64 sigev_value; __s32 sigev_signo; __s32 sigev_notify; };

/* A call under way. */
struct entry {
	__u64 start;    /* 0: none under way */
	__u64 switches;
	__u64 file;     /* a struct file */
	__u64 inode;    /* its struct inode: tells at exit whether it still is the same file */
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
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct scratch);
} trace_scratch SEC(".maps");

/* 32-bit programs have other numbers. */
static __always_inline int is_32bit(struct task_struct *task)
{
	if (IS_X86)
		return task->thread_info.status & TS_COMPAT;
	return (task->thread_info.flags & TIF_32BIT) != 0;
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

SEC("tp_btf/sys_enter")
int trace_enter(__u64 *ctx)
{
	void *regs = (void *)ctx[0];
	unsigned long call = ctx[1] - FIRST_CALL;
	struct task_struct *task;
	struct entry *entry;
	struct file *file;

	if (call >= TRACE_CALLS)
		return 0;
	task = bpf_get_current_task_btf();
	if (is_32bit(task))
		return 0;
	entry = bpf_task_storage_get(&trace_entries, task, 0, BPF_LOCAL_STORAGE_GET_F_CREATE);
	if (!entry)
		return 0;
	file = call == TRACE_OPEN || call == TRACE_UNLINK ? 0 : file_of(task, ARGUMENT1(regs));
	entry->file = (__u64)file;
	entry->inode = file ? (__u64)BPF_CORE_READ(file, f_inode) : 0;
	entry->switches = task->nvcsw;
	entry->start = bpf_ktime_get_ns();
	return 0;
}

static __always_inline void tell_start(struct trace_record *record, struct task_struct *task, struct entry *entry)
{
	__u64 now = bpf_ktime_get_ns();

	if (entry && entry->start) {
		record->start = entry->start;
		record->duration = now - entry->start;
		if (task->nvcsw != entry->switches)
			record->flags |= TRACE_BLOCKED;
		entry->start = 0;
	} else {
		record->start = now;
		record->duration = 0;
		record->flags |= TRACE_START_UNKNOWN;
	}
}

static __always_inline void tell_arguments(struct trace_record *record, void *regs)
{
	struct sigevent event = {};
	struct mq_attr attr = {};
	__u32 priority = 0;

	switch (record->call) {
	case TRACE_OPEN:
		record->size = (__u32)ARGUMENT2(regs);
		record->priority = ARGUMENT3(regs);
		break;
	case TRACE_SEND:
		record->size = ARGUMENT3(regs);
		record->priority = ARGUMENT4(regs);
		if (ARGUMENT5(regs))
			record->flags |= TRACE_TIMED;
		break;
	case TRACE_RECEIVE:
		record->size = ARGUMENT3(regs);
		if (record->result < 0 || !ARGUMENT4(regs)
		    || bpf_probe_read_user(&priority, sizeof(priority), (void *)ARGUMENT4(regs)))
			record->flags |= TRACE_NO_PRIORITY;
		record->priority = priority;
		if (ARGUMENT5(regs))
			record->flags |= TRACE_TIMED;
		break;
	case TRACE_NOTIFY:
		if (!ARGUMENT2(regs) || bpf_probe_read_user(&event, sizeof(event), (void *)ARGUMENT2(regs)))
			record->flags |= TRACE_NULL_ARGUMENT;
		record->size = event.sigev_notify;
		record->priority = event.sigev_signo;
		break;
	case TRACE_GETSETATTR:
		if (!ARGUMENT2(regs) || bpf_probe_read_user(&attr, 8, (void *)ARGUMENT2(regs)))
			record->flags |= TRACE_NULL_ARGUMENT;
		record->size = attr.mq_flags;
		break;
	}
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

/* The queue behind an open descriptor. Returns the owner. */
static __always_inline __u32 tell_queue(struct scratch *scratch, struct file *file, struct inode *inode)
{
	struct trace_record *record = &scratch->record;
	struct super_block *sb = BPF_CORE_READ(inode, i_sb);
	struct ipc_namespace *ns;
	struct mqueue_inode_info *info;

	if (BPF_CORE_READ(sb, s_magic) != MQUEUE_MAGIC)
		return ~0;
	record->ino = BPF_CORE_READ(inode, i_ino);
	record->dev = BPF_CORE_READ(sb, s_dev);
	ns = BPF_CORE_READ(sb, s_fs_info);
	record->ns = BPF_CORE_READ(ns, ns.inum);
	if (BPF_CORE_READ(file, f_flags) & O_NONBLOCK)
		record->flags |= TRACE_NONBLOCK;
	info = (void *)inode - bpf_core_field_offset(struct mqueue_inode_info, vfs_inode);
	record->curmsgs = BPF_CORE_READ(info, attr.mq_curmsgs);
	end_name(scratch, bpf_probe_read_kernel_str(scratch->data, TRACE_NAME_ROOM,
		BPF_CORE_READ(file, f_path.dentry, d_name.name)));
	return BPF_CORE_READ(inode, i_uid.val);
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

/* Whether the program has not withdrawn itself from its user: by prctl(2), or as one that ran with other rights. */
static __always_inline int is_dumpable(struct task_struct *task)
{
	struct mm_struct *mm = task->mm;
	unsigned long flags = 0;
	__u32 at = bpf_core_field_exists(struct mm_struct, flags) ? bpf_core_field_offset(struct mm_struct, flags)
		: bpf_core_field_offset(struct mm_struct___6_18, flags);

	if (!mm || bpf_probe_read_kernel(&flags, sizeof(flags), (void *)mm + at))
		return 0;
	return (flags & MMF_DUMPABLE_MASK) == SUID_DUMP_USER;
}

/*
 * Whether a user may look into a thread: what ptrace(2) asks, as far as it can be told without the user's own
 * credentials. All of its uids are his; its gids are one; it has no capabilities, unless in a user namespace of his;
 * it is dumpable. Root, who may look into all, is asked for the uids alone.
 */
static __always_inline int is_his(struct task_struct *task, __u32 uid)
{
	const struct cred *cred = task->real_cred;
	__u64 capabilities = ~0ULL;

	if (cred->uid.val != uid || cred->euid.val != uid || cred->suid.val != uid || cred->fsuid.val != uid)
		return 0;
	if (uid == 0)
		return 1;
	if (cred->egid.val != cred->gid.val || cred->sgid.val != cred->gid.val || cred->fsgid.val != cred->gid.val)
		return 0;
	bpf_probe_read_kernel(&capabilities, sizeof(capabilities), &cred->cap_permitted);
	return (!capabilities || BPF_CORE_READ(cred, user_ns, owner.val) == uid) && is_dumpable(task);
}

enum sight { NOTHING, MOVED, ALL };

/* Of a stranger's call on a queue of his a user sees the message only if it was in the queue. */
static __always_inline enum sight sight_of(struct task_struct *task, __u32 owner)
{
	__u32 zero = 0;
	struct trace_policy *policy = bpf_map_lookup_elem(&trace_policy, &zero);

	if (!policy)
		return NOTHING;
	if (policy->everyone || is_his(task, policy->uid))
		return ALL;
	return policy->uid == owner ? MOVED : NOTHING;
}

/* Returns the record's size with it. */
static __always_inline __u32 tell_payload(struct scratch *scratch, struct trace_control *control, const void *from,
					  enum sight sight)
{
	struct trace_record *record = &scratch->record;
	__u32 at = (record->name_length + 7) & (2 * TRACE_NAME_ROOM - 8);
	__u64 length = 0;

	if (record->call == TRACE_SEND)
		length = record->size;
	else if (record->call == TRACE_RECEIVE && record->result > 0)
		length = record->result;
	if (length > control->snap)
		length = control->snap;
	if (length > TRACE_SNAP_MAX)
		length = TRACE_SNAP_MAX;
	if (at > TRACE_NAME_ROOM)
		at = TRACE_NAME_ROOM;
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

static __always_inline void submit(struct scratch *scratch, struct trace_control *control, __u64 size)
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
	if (size > sizeof(*scratch) || bpf_ringbuf_output(&trace_ring, scratch, size, wake))
		__sync_fetch_and_add(&control->lost, 1);
}

SEC("tp_btf/sys_exit")
int trace_exit(__u64 *ctx)
{
	void *regs = (void *)ctx[0];
	unsigned long call = CALL_NUMBER(regs) - FIRST_CALL;
	struct task_struct *task;
	struct trace_control *control;
	struct trace_record *record;
	struct scratch *scratch;
	struct entry *entry;
	struct file *file = 0, *now = 0;
	struct inode *inode = 0;
	enum sight sight;
	__u32 zero = 0, owner = ~0;
	__u64 id;

	if (call >= TRACE_CALLS)
		return 0;
	task = bpf_get_current_task_btf();
	if (is_32bit(task))
		return 0;
	control = bpf_map_lookup_elem(&trace_control, &zero);
	scratch = bpf_map_lookup_elem(&trace_scratch, &zero);
	if (!control || !scratch)
		return 0;
	entry = bpf_task_storage_get(&trace_entries, task, 0, 0);
	record = &scratch->record;
	*record = (struct trace_record){ .call = call, .result = (long)ctx[1], .mqd = -1 };
	if (call == TRACE_OPEN) {
		if (record->result >= 0)
			file = now = file_of(task, record->mqd = record->result);
	} else if (call != TRACE_UNLINK) {
		record->mqd = ARGUMENT1(regs);
		now = file_of(task, record->mqd);
		file = entry && entry->start ? (struct file *)entry->file : now;
	}
	if (file)
		inode = BPF_CORE_READ(file, f_inode);
	if (entry && entry->start && entry->file && (__u64)inode != entry->inode)
		inode = 0;
	tell_start(record, task, entry);
	if (inode)
		owner = tell_queue(scratch, file, inode);
	else if (call == TRACE_OPEN || call == TRACE_UNLINK)
		tell_name(scratch, task, (const void *)ARGUMENT1(regs));
	if (!record->ino)
		record->ns = BPF_CORE_READ(task, nsproxy, ipc_ns, ns.inum);
	record->uid = bpf_get_current_uid_gid();
	/* Who attaches one program without the other leaves entries of calls that are over: no proof of whose queue this is. */
	sight = sight_of(task, file == now ? owner : ~0);
	if (sight == NOTHING || (control->filter && !is_wanted(scratch, control)))
		return 0;
	id = bpf_get_current_pid_tgid();
	record->pid = id >> 32;
	record->tid = id;
	bpf_get_current_comm(record->comm, sizeof(record->comm));
	tell_arguments(record, regs);
	submit(scratch, control, tell_payload(scratch, control, (const void *)ARGUMENT2(regs), sight));
	return 0;
}
