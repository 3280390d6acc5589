/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Writes what a light skeleton would load to two files: dump DATA INSTRUCTIONS. */
#include <errno.h>
#include <bpf/skel_internal.h>
#include <stdio.h>
#include <string.h>

static char **files;

static void write_file(const char *name, const void *bytes, size_t length)
{
	FILE *file = fopen(name, "w");

	if (!file || fwrite(bytes, 1, length, file) != length || fclose(file)) {
		perror(name);
		exit(1);
	}
}

static int dump(struct bpf_load_and_run_opts *opts)
{
	write_file(files[1], opts->data, opts->data_sz);
	write_file(files[2], opts->insns, opts->insns_sz);
	exit(0);
}

#define bpf_load_and_run dump
#include "skeleton.h"

int main(int argc, char **argv)
{
	if (argc != 3)
		return 2;
	files = argv;
	skeleton__load(skeleton__open());
	return 1;
}
