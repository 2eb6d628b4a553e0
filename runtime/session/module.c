// SPDX-License-Identifier: GPL-2.0-or-later
/* Start and stop of the module, in order. */
#include <linux/elf.h>
#include <linux/module.h>
#include <linux/printk.h>
#include <linux/utsname.h>

#include "builtin/action.h"
#include "core/ksym.h"
#include "env.h"
#include "relay.h"
#include "rt.h"
#include "stack/orc.h"

#define NOTE_BUILD_ID 3 /* NT_GNU_BUILD_ID of the ELF gABI's notes named "GNU" */

KSYM_NEEDS(__start_notes);
KSYM_NEEDS(__stop_notes);

/* The descriptor of the GNU build-id note between two addresses; NULL: none. */
static const u8 *find_build_id(unsigned long notes, unsigned long end, u32 *len)
{
	while (notes && notes + sizeof(struct elf64_note) <= end) {
		const struct elf64_note *note = (const void *)notes;
		const char *name = (const char *)(note + 1);
		const u8 *desc = (const u8 *)name + ALIGN(note->n_namesz, 4);

		if (note->n_type == NOTE_BUILD_ID && note->n_namesz == 4 &&
		    !memcmp(name, "GNU", 4)) {
			*len = note->n_descsz;
			return desc;
		}
		notes = (unsigned long)desc + ALIGN(note->n_descsz, 4);
	}
	return NULL;
}

/* Offsets in the script are those of one kernel build. */
static int check_kernel(void)
{
	const u8 *id;
	u32 len = 0;

	if (rt_script.abi != DTAP_ABI_VERSION) {
		pr_err("%s: script of ABI version %u in a runtime of version %u\n", rt_script.name,
		       rt_script.abi, DTAP_ABI_VERSION);
		return -ENOEXEC;
	}
	if (!rt_script.build_id) {
		pr_err("%s: does not say for which kernel build it was made\n", rt_script.name);
		return -ENOEXEC;
	}
	id = find_build_id(ksym_lookup("__start_notes"), ksym_lookup("__stop_notes"), &len);
	if (id && len == rt_script.build_id_len && !memcmp(id, rt_script.build_id, len))
		return 0;
	pr_err("%s: made for kernel %s with build-id %*phN, but this is %s with build-id %*phN\n",
	       rt_script.name, rt_script.release, (int)rt_script.build_id_len, rt_script.build_id,
	       init_utsname()->release, (int)len, id);
	return -ENOEXEC;
}

static int __init dtap_init(void)
{
	int err;

	err = ksym_init();
	if (!err)
		err = check_kernel();
	if (err)
		return err;
	orc_init();
	action_init();
	return relay_init();
}

/* The device holds the module while it is open, so no session can be left. */
static void __exit dtap_exit(void)
{
	relay_deinit();
	action_deinit();
}

module_init(dtap_init);
module_exit(dtap_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("dtap script");
