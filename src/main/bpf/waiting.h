/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * What proves that an entry in a queue's list of waiting threads is one: see peek.bpf.c. Every read is one that a bad
 * address cannot hurt. An entry and its thread are read while the thread does not run, which the same number of switches
 * before and after says.
 */
#ifndef MQSCOPE_WAITING_H
#define MQSCOPE_WAITING_H

#include "kernel.h"

#define LARGEST_STACK (1u << 20)
#define DEEPEST_TABLE 6

/* The kernel as its caller sees it. */
struct view {
	struct pid_namespace *ns, *root;
	__u64 stack_size;
	__u32 level;
};

/* The number of a process or thread for the caller, 0 if he does not see it. */
static __always_inline int number_of(struct view *view, struct pid *pid)
{
	struct upid *upid;

	if (!pid || BPF_CORE_READ(pid, level) < view->level)
		return 0;
	upid = (void *)pid + bpf_core_field_offset(struct pid, numbers) + view->level * bpf_core_type_size(struct upid);
	return BPF_CORE_READ(upid, ns) == view->ns ? BPF_CORE_READ(upid, nr) : 0;
}

static __always_inline void find_namespace(struct view *view)
{
	struct task_struct *self = bpf_get_current_task_btf();
	struct pid *pid = BPF_CORE_READ(self, thread_pid);
	struct upid *upid;

	view->level = BPF_CORE_READ(pid, level) & 63;
	upid = (void *)pid + bpf_core_field_offset(struct pid, numbers);
	view->root = BPF_CORE_READ(upid, ns);
	upid = (void *)upid + view->level * bpf_core_type_size(struct upid);
	view->ns = BPF_CORE_READ(upid, ns);
}

/* Up to where a system call's frames lie in a kernel stack: the registers saved at its entry are above them. */
static __always_inline void measure_stack(struct view *view)
{
	struct task_struct *self = bpf_get_current_task_btf();
	void *saved = (void *)bpf_task_pt_regs(self);
	__u64 size = 0;

	/* As a number: the verifier does not subtract from this pointer. */
	bpf_probe_read_kernel(&size, sizeof(size), &saved);
	size -= (__u64)BPF_CORE_READ(self, stack);
	view->stack_size = size < LARGEST_STACK ? size : 0;
}

static __always_inline void find_view(struct view *view)
{
	find_namespace(view);
	measure_stack(view);
}

/* The thread of a number, from the table of all threads: an xarray of struct pid. */
static __always_inline struct task_struct *find_task(struct view *view, __u32 number)
{
	struct pid_namespace *root = view->root;
	__u64 entry = (__u64)BPF_CORE_READ(root, idr.idr_rt.xa_head);
	__u32 slots = bpf_core_field_size(struct xa_node, slots) / sizeof(void *);
	struct hlist_node *link;

	for (int depth = 0; depth < DEEPEST_TABLE && (entry & 3) == 2; depth++) {
		struct xa_node *node = (void *)(entry - 2);
		__u32 slot = number >> (BPF_CORE_READ(node, shift) & 31) & (slots - 1);

		entry = 0;
		bpf_probe_read_kernel(&entry, sizeof(entry), (void *)node + bpf_core_field_offset(struct xa_node, slots)
			+ slot * sizeof(void *));
	}
	link = BPF_CORE_READ((struct pid *)entry, tasks[PIDTYPE_PID].first);
	return (void *)link - bpf_core_field_offset(struct task_struct, pid_links);
}

/* How often the thread has left the processor; it has not run between two same answers of which none is 0. */
static __always_inline __u64 switches_of(struct task_struct *task)
{
	if (bpf_core_field_exists(struct task_struct, on_cpu) && BPF_CORE_READ(task, on_cpu))
		return 0;
	return BPF_CORE_READ(task, nvcsw) + BPF_CORE_READ(task, nivcsw);
}

/* Whether an entry lies in the stack of a thread that there is. */
static __always_inline int is_on_stack_of(struct view *view, struct task_struct *task, struct ext_wait_queue *entry)
{
	__u64 depth;

	if (!task || find_task(view, BPF_CORE_READ(task, pid)) != task)
		return 0;
	depth = (__u64)entry - (__u64)BPF_CORE_READ(task, stack);
	return depth + bpf_core_type_size(struct ext_wait_queue) <= view->stack_size && depth < view->stack_size;
}

/* One of the threads that wait on a queue. The last in the list comes first, and is served first. */
struct waiting {
	struct list_head *head, *link, *before;
	struct task_struct *task;
	__u64 switches;
};

static __always_inline void find_waiting(struct waiting *w, struct list_head *head)
{
	w->head = w->before = head;
	w->link = BPF_CORE_READ(head, prev);
}

static __always_inline struct ext_wait_queue *entry_of(struct waiting *w)
{
	return (void *)w->link - bpf_core_field_offset(struct ext_wait_queue, list);
}

/* Finds its thread. What is then read of both counts only if it still waits. */
static __always_inline int find_waiter(struct view *view, struct waiting *w)
{
	struct ext_wait_queue *entry = entry_of(w);
	struct task_struct *task = BPF_CORE_READ(entry, task);

	w->task = task;
	w->switches = is_on_stack_of(view, task, entry) ? switches_of(task) : 0;
	return w->switches && BPF_CORE_READ(entry, list.next) == w->before;
}

static __always_inline int is_linked(struct list_head *link, struct list_head *next, struct list_head *prev)
{
	return BPF_CORE_READ(prev, next) == link && BPF_CORE_READ(next, prev) == link;
}

/* Whether it has waited all the time since it was found; then goes on to the next. */
static __always_inline int still_waits(struct waiting *w)
{
	struct ext_wait_queue *entry = entry_of(w);
	struct list_head *link = w->link, *prev = BPF_CORE_READ(entry, list.prev);

	if (BPF_CORE_READ(entry, task) != w->task || !is_linked(link, w->before, prev) || switches_of(w->task) != w->switches)
		return 0;
	w->before = link;
	w->link = prev;
	return 1;
}

#endif
