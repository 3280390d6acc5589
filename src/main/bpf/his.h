/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-3-Clause) */
/* Whose processes a user may look into, for programs that he was handed. Included after the integer types. */
#ifndef MQSCOPE_HIS_H
#define MQSCOPE_HIS_H

#include <bpf/bpf_core_read.h>

#define MMF_DUMPABLE_MASK 3
#define SUID_DUMP_USER 1

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

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

#pragma clang attribute pop

/* Whether the program has not withdrawn itself from its user: by prctl(2), or as one that ran with other rights. */
static __always_inline int is_dumpable(struct mm_struct *mm)
{
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
static __always_inline int is_his(const struct cred *cred, struct mm_struct *mm, __u32 uid)
{
	__u64 capabilities = ~0ULL;
	__u32 gid = BPF_CORE_READ(cred, gid.val);

	if (BPF_CORE_READ(cred, uid.val) != uid || BPF_CORE_READ(cred, euid.val) != uid
	    || BPF_CORE_READ(cred, suid.val) != uid || BPF_CORE_READ(cred, fsuid.val) != uid)
		return 0;
	if (uid == 0)
		return cred != 0;
	if (BPF_CORE_READ(cred, egid.val) != gid || BPF_CORE_READ(cred, sgid.val) != gid
	    || BPF_CORE_READ(cred, fsgid.val) != gid)
		return 0;
	bpf_probe_read_kernel(&capabilities, sizeof(capabilities), &cred->cap_permitted);
	return (!capabilities || BPF_CORE_READ(cred, user_ns, owner.val) == uid) && is_dumpable(mm);
}

#endif
