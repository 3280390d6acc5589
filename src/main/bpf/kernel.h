/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * The kernel's structures, with just the fields that our programs read. Offsets are taken from the running
 * kernel's BTF when a program is loaded (CO-RE), so order and gaps do not matter here, only names and types.
 */
#ifndef MQSCOPE_KERNEL_H
#define MQSCOPE_KERNEL_H

typedef unsigned char __u8;
typedef unsigned short __u16;
typedef unsigned int __u32;
typedef unsigned long long __u64;
typedef signed char __s8;
typedef short __s16;
typedef int __s32;
typedef long long __s64;
typedef __u16 __be16;
typedef __u32 __be32;
typedef __u32 __wsum;

enum { BPF_MAP_TYPE_ARRAY = 2, BPF_MAP_TYPE_LRU_HASH = 9 };
enum { BPF_F_RDONLY_PROG = 1 << 7, BPF_F_MMAPABLE = 1 << 10 };

#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct list_head {
	struct list_head *next, *prev;
};

struct rb_node {
	unsigned long __rb_parent_color;
	struct rb_node *rb_right;
	struct rb_node *rb_left;
};

struct rb_root {
	struct rb_node *rb_node;
};

struct hlist_node {
	struct hlist_node *next;
};

struct hlist_head {
	struct hlist_node *first;
};

struct xa_node {
	unsigned char shift;
	void *slots[64];
};

struct xarray {
	void *xa_head;
};

struct idr {
	struct xarray idr_rt;
};

struct pid_namespace {
	struct idr idr;
};

struct upid {
	int nr;
	struct pid_namespace *ns;
};

struct pid {
	unsigned int level;
	struct hlist_head tasks[4];
	struct upid numbers[0];
};

struct signal_struct {
	struct pid *pids[4];
};

struct files_struct;
struct mm_struct;
struct cred;

struct task_struct {
	void *stack;
	int on_cpu;
	unsigned long nvcsw, nivcsw;
	int prio;
	int pid;
	int tgid;
	char comm[16];
	struct pid *thread_pid;
	struct hlist_node pid_links[4];
	struct signal_struct *signal;
	struct files_struct *files;
	struct mm_struct *mm;
	const struct cred *real_cred;
};

struct super_block {
	unsigned long s_blocksize;
	unsigned long s_magic;
	__u32 s_dev;
};

struct inode {
	unsigned short i_mode;
	struct super_block *i_sb;
	unsigned long i_ino;
};

struct file {
	unsigned int f_mode;
	struct inode *f_inode;
};

struct fdtable {
	unsigned int max_fds;
	struct file **fd;
};

struct files_struct {
	struct fdtable *fdt;
};

struct msg_msgseg {
	struct msg_msgseg *next;
};

struct msg_msg {
	struct list_head m_list;
	long m_type;
	unsigned long m_ts;
	struct msg_msgseg *next;
};

struct posix_msg_tree_node {
	struct rb_node rb_node;
	struct list_head msg_list;
};

struct mq_attr {
	long mq_flags;
	long mq_maxmsg;
	long mq_msgsize;
	long mq_curmsgs;
};

#define SIGEV_SIGNAL 0

struct sigevent {
	int sigev_signo;
	int sigev_notify;
};

struct ext_wait_queue {
	struct task_struct *task;
	struct list_head list;
	struct msg_msg *msg;
};

struct mqueue_inode_info {
	struct inode vfs_inode;
	struct rb_root msg_tree;
	struct rb_node *msg_tree_rightmost;
	struct mq_attr attr;
	struct sigevent notify;
	struct pid *notify_owner;
	struct ext_wait_queue e_wait_q[2];
	unsigned long qsize;
};

struct seq_file;

struct bpf_iter_meta {
	struct seq_file *seq;
	__u64 session_id;
};

#pragma clang attribute pop

#define MQUEUE_MAGIC 0x19800202
#define FMODE_READ 1
#define PIDTYPE_PID 0
#define PIDTYPE_TGID 1

#endif
