// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Folders and files that others could change are found on every way to them: by mode, as any user;
 * by owner, for root and for another, where this runs as root.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <talloc.h>

#include "common/trust.h"

#define NOBODY 65534

static void *arena;
static char *top;

static const char *at(const char *name)
{
	return talloc_asprintf(arena, "%s/%s", top, name);
}

static void make(const char *name, mode_t mode)
{
	assert_int_equal(mkdir(at(name), 0700), 0);
	assert_int_equal(chmod(at(name), mode), 0);
}

static void make_file(const char *name, mode_t mode)
{
	int fd = open(at(name), O_CREAT | O_WRONLY, 0600);

	assert_true(fd >= 0);
	close(fd);
	assert_int_equal(chmod(at(name), mode), 0);
}

static void give(const char *name)
{
	assert_int_equal(lchown(at(name), NOBODY, NOBODY), 0);
}

static void trusted(const char *name, unsigned int flags)
{
	const char *why = NULL;

	assert_true(trust_folder(arena, at(name), flags, &why));
	assert_null(why);
}

/* `named` is whom the reason names. */
static void refused(const char *name, unsigned int flags, const char *named)
{
	const char *why = NULL, *wanted = at(named);

	assert_false(trust_folder(arena, at(name), flags, &why));
	assert_non_null(why);
	if (!strstr(why, wanted))
		fail_msg("'%s' does not name %s", why, wanted);
}

static int set_up(void **state)
{
	(void)state;
	arena = talloc_new(NULL);
	top = talloc_strdup(arena, "/tmp/dtap-trust.XXXXXX");
	umask(0);
	return !mkdtemp(top);
}

static int tear_down(void **state)
{
	char *command = talloc_asprintf(arena, "rm -rf '%s'", top);
	int status = system(command);

	(void)state;
	talloc_free(arena);
	return status;
}

static void test_modes(void **state)
{
	(void)state;
	make("own", 0755);
	make("group", 0775);
	make("all", 0757);
	make("all/below", 0755);
	trusted("own", 0);
	trusted("own", TRUST_SHARED);
	refused("group", 0, "group");
	refused("all", 0, "all");
	refused("all", TRUST_SHARED, "all");
	refused("all/below", 0, "all");
	refused("all/../own", 0, "all");
	refused("all/below/..", 0, "all");
}

static void test_sticky(void **state)
{
	(void)state;
	make("shared", 01777);
	make("shared/own", 0700);
	trusted("shared", TRUST_SHARED);
	refused("shared", 0, "shared");
	refused("shared/.", 0, "shared");
	refused("shared//", 0, "shared");
	trusted("shared/own", 0);
}

static void test_links(void **state)
{
	(void)state;
	make("own", 0755);
	make("own/in", 0755);
	make("all", 0777);
	make("all/in", 0755);
	assert_int_equal(symlink("own/in", at("good")), 0);
	assert_int_equal(symlink(at("own"), at("whole")), 0);
	assert_int_equal(symlink("all/in", at("bad")), 0);
	assert_int_equal(symlink("../bad", at("own/far")), 0);
	assert_int_equal(symlink("round", at("round")), 0);
	trusted("good", 0);
	trusted("good/../in", 0);
	trusted("whole/in", 0);
	refused("bad", 0, "all");
	refused("bad/../../own", 0, "all");
	refused("own/far", 0, "all");
	refused("whole/far", 0, "all");
	assert_false(trust_folder(arena, at("round"), 0, &(const char *){ NULL }));
	assert_int_equal(errno, ELOOP);
}

static void test_making(void **state)
{
	const char *why;
	struct stat st;

	(void)state;
	make("all", 0777);
	trusted("a/b/c", TRUST_MAKE);
	assert_int_equal(stat(at("a/b"), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0700);
	refused("all/new", TRUST_MAKE, "all");
	assert_int_equal(access(at("all/new"), F_OK), -1);
	assert_false(trust_folder(arena, at("none"), 0, &why));
	assert_null(why);
	assert_int_equal(errno, ENOENT);
	make_file("file", 0600);
	assert_false(trust_folder(arena, at("file/in"), TRUST_MAKE, &why));
	assert_null(why);
	assert_int_equal(errno, ENOTDIR);
}

static void test_relative(void **state)
{
	char *before = get_current_dir_name();
	const char *why;

	(void)state;
	make("all", 0777);
	make("all/in", 0755);
	assert_int_equal(chdir(at("all/in")), 0);
	assert_false(trust_folder(arena, ".", 0, &why));
	assert_non_null(why);
	assert_false(trust_folder(arena, "new", TRUST_MAKE, &why));
	assert_non_null(why);
	assert_int_equal(chdir(before), 0);
	free(before);
}

static void refused_files(const char *name, const char *named)
{
	const char *why;

	assert_false(trust_files(arena, at(name), 0, &why));
	assert_non_null(why);
	assert_non_null(strstr(why, at(named)));
}

static void test_files(void **state)
{
	const char *why;
	int fd;

	(void)state;
	make("in", 0755);
	make_file("in/good", 0644);
	assert_true(trust_files(arena, at("in"), 0, &why));
	make_file("in/shared", 0664);
	refused_files("in", "in/shared");
	unlink(at("in/shared"));
	assert_int_equal(symlink("good", at("in/link")), 0);
	refused_files("in", "in/link");
	make_file("lock", 0600);
	fd = trust_lock(arena, at("lock"), &why);
	assert_true(fd >= 0);
	close(fd);
	chmod(at("lock"), 0666);
	assert_int_equal(trust_lock(arena, at("lock"), &why), -1);
	assert_non_null(why);
	assert_int_equal(symlink("in/good", at("trap")), 0);
	assert_int_equal(trust_lock(arena, at("trap"), &why), -1);
}

static void test_owners(void **state)
{
	const char *why;
	int fd;

	(void)state;
	if (geteuid())
		skip();
	assert_int_equal(chmod(top, 0755), 0);
	make("theirs", 0755);
	make("theirs/mine", 0755);
	make("mine", 0755);
	make("shared", 01777);
	make("shared/theirs", 0755);
	make_file("mine/file", 0600);
	assert_int_equal(symlink("../mine", at("shared/link")), 0);
	give("theirs");
	give("shared/theirs");
	refused("theirs", 0, "theirs");
	refused("theirs/mine", 0, "theirs");
	refused("shared/theirs", 0, "shared/theirs");
	trusted("shared/link", 0);
	give("shared/link");
	refused("shared/link", 0, "shared/link");
	assert_true(trust_files(arena, at("mine"), 0, &why));
	give("mine/file");
	refused_files("mine", "mine/file");
	/* A sticky folder's owner may rename what is in it. */
	give("shared");
	make("shared/new", 0700);
	refused("shared/new", 0, "shared");
	/* To that user, root's and the own are good. */
	assert_int_equal(seteuid(NOBODY), 0);
	trusted("mine", 0);
	trusted("theirs", 0);
	trusted("theirs/mine", 0);
	trusted("shared/theirs", 0);
	fd = trust_lock(arena, at("mine/file"), &why);
	assert_true(fd >= 0);
	close(fd);
	assert_int_equal(seteuid(0), 0);
	assert_int_equal(seteuid(NOBODY - 1), 0);
	refused("theirs", 0, "theirs");
	refused("shared/theirs", 0, "shared");
	assert_int_equal(seteuid(0), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_modes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_sticky, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_links, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_making, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_relative, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_files, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_owners, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
