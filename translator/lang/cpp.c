// SPDX-License-Identifier: GPL-2.0-or-later
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <talloc.h>

#include "cpp.h"
#include "common/array.h"
#include "common/file.h"
#include "predefined.h"

extern char **environ;

struct words {
	char **items; /* the last is NULL */
	size_t n;
};

static void add_word(struct words *words, void *ctx, const char *text)
{
	array_add(ctx, words->items, words->n) = talloc_strdup(ctx, text);
}

static void add_definitions(struct words *words, void *ctx)
{
	static const char *const fixed[] = {
		/* Names that programs use themselves. */
		"-Ulinux",
		"-Uunix",
		/* GCC's own words, which the system's headers are full of and D has not. */
		"-D__attribute__(x)=",
		"-D__asm__(x)=",
		"-D__extension__=",
		"-D__restrict=",
		"-D__signed__=signed",
		"-U__SIZEOF_INT128__", /* and so no __int128 */
		/* Headers of the C library that have nothing but functions with a body. */
		"-D_BITS_BYTESWAP_H",
		"-D_BITS_UINTN_IDENTITY_H",
		/* One of the kernel's for programs that has them, and what others ask it for. */
		"-D_ASM_X86_BYTEORDER_H",
		"-D__LITTLE_ENDIAN_BITFIELD",
		("-D__constant_cpu_to_be32(x)="
		 "(((x)&0xff)<<24|((x)&0xff00)<<8|((x)>>8&0xff00)|((x)>>24&0xff))"),
		"-D__constant_htons(x)=htons(x)",
		"-D__constant_htonl(x)=htonl(x)",
		"-D__constant_ntohs(x)=ntohs(x)",
		"-D__constant_ntohl(x)=ntohl(x)",
	};
	const char *const *own = predefined_words(ctx);

	for (size_t i = 0; i < sizeof(fixed) / sizeof(*fixed); i++)
		add_word(words, ctx, fixed[i]);
	for (size_t i = 0; own[i]; i++)
		add_word(words, ctx, own[i]);
}

/* Splits a text at blanks; quotes of both kinds keep what they enclose together. */
static void add_split(struct words *words, void *ctx, const char *text)
{
	char *word = talloc_array(ctx, char, strlen(text) + 1);

	for (;;) {
		char quote = '\0';
		size_t n = 0;

		text += strspn(text, " \t\n");
		if (!*text)
			return;
		for (; *text && (quote || !strchr(" \t\n", *text)); text++) {
			if (*text == quote)
				quote = '\0';
			else if (!quote && (*text == '"' || *text == '\''))
				quote = *text;
			else
				word[n++] = *text;
		}
		word[n] = '\0';
		add_word(words, ctx, word);
	}
}

static void add_option(struct words *words, void *ctx, const char *name, const char *value)
{
	if (!strcmp(name, "define"))
		add_word(words, ctx, talloc_asprintf(ctx, "-D%s", value));
	else if (!strcmp(name, "undef"))
		add_word(words, ctx, talloc_asprintf(ctx, "-U%s", value));
	else if (!strcmp(name, "incdir"))
		add_word(words, ctx, talloc_asprintf(ctx, "-I%s", value));
	else if (!strcmp(name, "cpphdrs"))
		add_word(words, ctx, "-H");
	else if (!strcmp(name, "stdc") && !strcmp(value, "s"))
		add_word(words, ctx, "-traditional-cpp");
	else if (!strcmp(name, "cppargs"))
		add_split(words, ctx, value);
}

static struct words command(void *ctx, const struct source *source, const char *const *args,
			    size_t nargs, const struct options *options)
{
	const char *slash = source->name ? strrchr(source->name, '/') : NULL;
	struct words words = { 0 };

	add_word(&words, ctx, "cpp");
	add_definitions(&words, ctx);
	for (unsigned int i = 0; options && i < options_count(options); i++) {
		const char *name, *value;

		options_get(options, i, &name, &value);
		if (!strcmp(name, "cpppath"))
			words.items[0] = talloc_strdup(ctx, value);
		else
			add_option(&words, ctx, name, value ? value : "");
	}
	for (size_t i = 0; i < nargs; i++)
		add_word(&words, ctx, args[i]);
	/* The text comes from a pipe, yet its own includes are beside the file. */
	if (slash) {
		add_word(&words, ctx, "-iquote");
		add_word(&words, ctx, talloc_strndup(ctx, source->name, slash - source->name + 1));
	}
	add_word(&words, ctx, "-");
	array_add(ctx, words.items, words.n) = NULL;
	return words;
}

static bool write_all(int fd, const char *text, size_t size)
{
	while (size) {
		ssize_t n = write(fd, text, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		text += n;
		size -= n;
	}
	return true;
}

/* A file with the text for cpp, or -1.  A first line with #! is not C. */
static int input_file(void *ctx, const struct source *source)
{
	int fd = memfd_create("dtap-cpp", MFD_CLOEXEC);
	const char *text = source->text, *end = text + source->size;
	char *head = talloc_asprintf(ctx, "# 1 \"%s\"\n", source->name ? source->name : "<stdin>");

	if (fd < 0)
		return -1;
	if (source->size > 1 && text[0] == '#' && text[1] == '!') {
		text = memchr(text, '\n', source->size);
		if (!text)
			text = end;
	}
	if (!write_all(fd, head, strlen(head)) || !write_all(fd, text, end - text) ||
	    lseek(fd, 0, SEEK_SET) < 0) {
		close(fd);
		return -1;
	}
	return fd;
}

/* Runs the command from input to a pipe; 0 or an errno, then the pipe's end and the child. */
static int start(const struct words *words, int input, int *output, pid_t *pid)
{
	posix_spawn_file_actions_t actions;
	int pipes[2], error;

	if (pipe2(pipes, O_CLOEXEC))
		return errno;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, pipes[1], STDOUT_FILENO);
	error = posix_spawnp(pid, words->items[0], &actions, NULL, words->items, environ);
	posix_spawn_file_actions_destroy(&actions);
	close(pipes[1]);
	if (error)
		close(pipes[0]);
	else
		*output = pipes[0];
	return error;
}

struct source *cpp_run(void *ctx, const struct source *source, const char *const *args,
		       size_t nargs, const struct options *options, const char **err)
{
	void *scratch = talloc_new(NULL);
	struct words words = command(scratch, source, args, nargs, options);
	int input = input_file(scratch, source);
	int output = -1, status = 0, error = input < 0 ? errno : 0;
	struct source *result = NULL;
	pid_t pid;

	if (!error)
		error = start(&words, input, &output, &pid);
	if (input >= 0)
		close(input);
	if (error) {
		*err = talloc_asprintf(ctx, "cannot run the preprocessor '%s': %s%s",
				       words.items[0], strerror(error),
				       error == ENOENT && !strcmp(words.items[0], "cpp") ?
					       "; install the package cpp" :
					       "");
	} else {
		size_t size = 0;
		char *text = file_read_from(scratch, output, FILE_MOST, &size);

		close(output);
		while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
			;
		if (status || !text)
			*err = talloc_asprintf(ctx, "the preprocessor '%s' refused %s",
					       words.items[0],
					       source->name ? source->name : "the program");
		else
			result = source_from_text(ctx, source->name, text, size);
	}
	talloc_free(scratch);
	return result;
}
