// SPDX-License-Identifier: GPL-2.0-or-later
#include <elf.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <gelf.h>
#include <libelf.h>
#include <talloc.h>

#include "common/array.h"
#include "target.h"
#include "target_mem.h"
#include "target_unit.h"

/* Modules get addresses from here on; any that the kernel itself does not use will do. */
#define MODULE_BASE 0x100000000ull

static int close_elf(Elf **elf)
{
	elf_end(*elf);
	return 0;
}

/* Opens 64-bit ELF bytes; the handle lives as long as ctx. NULL when it is not such a file. */
static Elf *open_elf(void *ctx, struct target_blob blob, size_t *shstrndx)
{
	Elf **holder;
	Elf *elf;

	elf_version(EV_CURRENT);
	elf = elf_memory((char *)blob.data, blob.size);
	if (!elf)
		return NULL;
	holder = talloc(ctx, Elf *);
	*holder = elf;
	talloc_set_destructor(holder, close_elf);
	if (elf_kind(elf) != ELF_K_ELF || gelf_getclass(elf) != ELFCLASS64 ||
	    elf_getshdrstrndx(elf, shstrndx) < 0)
		return NULL;
	return elf;
}

static int close_mem(struct target_mem *mem)
{
	if (mem->fd >= 0)
		close(mem->fd);
	return 0;
}

static struct target_mem *create(void *ctx)
{
	struct target_mem *mem = talloc_zero(ctx, struct target_mem);

	mem->fd = -1;
	talloc_set_destructor(mem, close_mem);
	return mem;
}

static struct target_segment *add_segment(struct target_mem *mem)
{
	array_add(mem, mem->segments, mem->nsegments) = (struct target_segment){ .name = "" };
	return &mem->segments[mem->nsegments - 1];
}

/* The section's bytes when they are within the file. */
static bool section_blob(struct target_blob elf, const GElf_Shdr *sh, struct target_blob *ret)
{
	if (sh->sh_type == SHT_NOBITS || sh->sh_offset > elf.size ||
	    sh->sh_size > elf.size - sh->sh_offset)
		return false;
	ret->data = elf.data + sh->sh_offset;
	ret->size = sh->sh_size;
	return true;
}

static const char *section_name(Elf *elf, size_t shstrndx, const GElf_Shdr *sh)
{
	const char *name = elf_strptr(elf, shstrndx, sh->sh_name);

	return name ? name : "";
}

struct target_mem *target_mem_kernel(void *ctx, struct target_blob blob, const char **err)
{
	struct target_mem *mem = create(ctx);
	size_t shstrndx;
	Elf *elf = open_elf(mem, blob, &shstrndx);
	Elf_Scn *scn = NULL;

	while (elf && (scn = elf_nextscn(elf, scn))) {
		struct target_segment *seg;
		struct target_blob data;
		const char *name;
		GElf_Shdr sh;

		if (!gelf_getshdr(scn, &sh) || !section_blob(blob, &sh, &data))
			continue;
		name = section_name(elf, shstrndx, &sh);
		if (!strcmp(name, ".BTF"))
			mem->btf = data;
		/* Address 0 is where per-CPU data is linked; nothing points there. */
		if (!(sh.sh_flags & SHF_ALLOC) || !sh.sh_addr)
			continue;
		seg = add_segment(mem);
		seg->name = talloc_strdup(mem, name);
		seg->addr = sh.sh_addr;
		seg->blob = data;
		seg->exec = sh.sh_flags & SHF_EXECINSTR;
	}
	if (!mem->nsegments) {
		*err = talloc_strdup(ctx, "the kernel in it is not an ELF file with sections");
		talloc_free(mem);
		return NULL;
	}
	return mem;
}

/* A module file while it is placed. */
struct placing {
	struct target_mem *mem;
	struct target_unit *unit;
	struct target_blob blob;
	Elf *elf;
	size_t nsections;
	uint64_t *addrs; /* by section number, 0 = not loaded */
	uint8_t **data;	 /* private copies of sections with data, NULL = not loaded or text */
	GElf_Shdr *headers;
	const char **names;
	const uint8_t *symtab;
	size_t nsymbols;
	size_t strtab; /* section number */
};

/* Sections of code and data that are gone once the module runs. */
static bool is_init(const char *name)
{
	return !strncmp(name, ".init", 5);
}

static bool read_headers(struct placing *p, size_t shstrndx)
{
	if (elf_getshdrnum(p->elf, &p->nsections) < 0)
		return false;
	p->addrs = talloc_zero_array(p->mem, uint64_t, p->nsections);
	p->data = talloc_zero_array(p->mem, uint8_t *, p->nsections);
	p->headers = talloc_zero_array(p->mem, GElf_Shdr, p->nsections);
	p->names = talloc_zero_array(p->mem, const char *, p->nsections);
	for (size_t i = 0; i < p->nsections; i++) {
		struct target_blob blob;

		if (!gelf_getshdr(elf_getscn(p->elf, i), &p->headers[i]))
			return false;
		p->names[i] = talloc_strdup(p->mem, section_name(p->elf, shstrndx, &p->headers[i]));
		if (p->headers[i].sh_type != SHT_SYMTAB)
			continue;
		if (!section_blob(p->blob, &p->headers[i], &blob))
			return false;
		p->symtab = blob.data;
		p->nsymbols = blob.size / sizeof(Elf64_Sym);
		p->strtab = p->headers[i].sh_link;
	}
	return p->symtab != NULL;
}

static void place_sections(struct placing *p)
{
	uint64_t next = MODULE_BASE;

	for (size_t i = 0; i < p->nsections; i++) {
		const GElf_Shdr *sh = &p->headers[i];
		struct target_segment *seg;
		struct target_blob blob;

		if (!strcmp(p->names[i], ".BTF"))
			section_blob(p->blob, sh, &p->mem->btf);
		if (!(sh->sh_flags & SHF_ALLOC) || sh->sh_size > UINT32_MAX)
			continue;
		p->addrs[i] = next;
		next += (sh->sh_size + 8191) & ~4095ull;
		if (!section_blob(p->blob, sh, &blob))
			continue;
		if (!(sh->sh_flags & SHF_EXECINSTR)) {
			p->data[i] = talloc_memdup(p->mem, blob.data, blob.size);
			blob.data = p->data[i];
		}
		seg = add_segment(p->mem);
		seg->name = p->names[i];
		seg->addr = p->addrs[i];
		seg->blob = blob;
		seg->exec = sh->sh_flags & SHF_EXECINSTR;
	}
}

/* The symbol's address here; 0 for what the module takes from elsewhere. */
static uint64_t symbol_value(const struct placing *p, const Elf64_Sym *sym)
{
	if (sym->st_shndx == SHN_UNDEF || sym->st_shndx >= p->nsections || !p->addrs[sym->st_shndx])
		return 0;
	return p->addrs[sym->st_shndx] + sym->st_value;
}

static bool is_absolute_64(uint32_t type)
{
	return type == R_X86_64_64 || type == R_AARCH64_ABS64;
}

/* Absolute 64-bit relocations of data are all that tables of pointers need. */
static void relocate(struct placing *p, size_t section)
{
	const GElf_Shdr *sh = &p->headers[section];
	struct target_blob blob;
	size_t to = sh->sh_info;

	if (sh->sh_type != SHT_RELA || to >= p->nsections || !p->data[to] ||
	    !section_blob(p->blob, sh, &blob))
		return;
	for (size_t i = 0; i < blob.size / sizeof(Elf64_Rela); i++) {
		Elf64_Rela rela;
		Elf64_Sym sym;
		uint64_t value;

		memcpy(&rela, blob.data + i * sizeof(rela), sizeof(rela));
		if (!is_absolute_64(ELF64_R_TYPE(rela.r_info)) ||
		    ELF64_R_SYM(rela.r_info) >= p->nsymbols ||
		    rela.r_offset > p->headers[to].sh_size ||
		    p->headers[to].sh_size - rela.r_offset < sizeof(value))
			continue;
		memcpy(&sym, p->symtab + ELF64_R_SYM(rela.r_info) * sizeof(sym), sizeof(sym));
		value = symbol_value(p, &sym);
		if (value)
			value += rela.r_addend;
		memcpy(p->data[to] + rela.r_offset, &value, sizeof(value));
	}
}

static char nm_letter(const GElf_Shdr *sh, unsigned char bind)
{
	char letter;

	if (bind == STB_WEAK)
		return 'W';
	if (sh->sh_flags & SHF_EXECINSTR)
		letter = 't';
	else if (sh->sh_type == SHT_NOBITS)
		letter = 'b';
	else
		letter = sh->sh_flags & SHF_WRITE ? 'd' : 'r';
	return bind == STB_LOCAL ? letter : letter - 'a' + 'A';
}

static void add_module_symbols(struct placing *p)
{
	for (size_t i = 1; i < p->nsymbols; i++) {
		const GElf_Shdr *sh;
		struct target_sym *to;
		const char *name;
		uint32_t off;
		Elf64_Sym sym;

		memcpy(&sym, p->symtab + i * sizeof(sym), sizeof(sym));
		if (!symbol_value(p, &sym) || ELF64_ST_TYPE(sym.st_info) == STT_SECTION)
			continue;
		name = elf_strptr(p->elf, p->strtab, sym.st_name);
		if (!name || !*name || !strncmp(name, ".L", 2) || is_init(p->names[sym.st_shndx]))
			continue;
		sh = &p->headers[sym.st_shndx];
		off = target_unit_string(p->unit, name);
		to = target_unit_add_sym(p->unit);
		to->name = off;
		to->addr = symbol_value(p, &sym);
		to->type = nm_letter(sh, ELF64_ST_BIND(sym.st_info));
		to->text = sh->sh_flags & SHF_EXECINSTR;
		to->percpu = strstr(p->names[sym.st_shndx], "percpu") != NULL;
	}
}

/* Adds the symbols of one section of them. */
static void add_kernel_symbols(Elf *elf, Elf_Scn *scn, const GElf_Shdr *symtab,
			       struct target_unit *unit)
{
	Elf_Data *data = elf_getdata(scn, NULL);
	GElf_Sym sym;

	for (int i = 1; data && gelf_getsym(data, i, &sym); i++) {
		const char *name = elf_strptr(elf, symtab->sh_link, sym.st_name);
		const int kind = GELF_ST_TYPE(sym.st_info);
		struct target_sym *to;
		GElf_Shdr sh;
		uint32_t off;

		if (!name || !*name || kind == STT_SECTION || kind == STT_FILE ||
		    sym.st_shndx == SHN_UNDEF || !gelf_getshdr(elf_getscn(elf, sym.st_shndx), &sh))
			continue;
		off = target_unit_string(unit, name);
		to = target_unit_add_sym(unit);
		to->name = off;
		to->addr = sym.st_value;
		to->type = nm_letter(&sh, GELF_ST_BIND(sym.st_info));
	}
}

bool target_mem_kernel_symbols(struct target_blob blob, struct target_unit *unit)
{
	void *tmp = talloc_new(unit);
	size_t shstrndx;
	Elf *elf = open_elf(tmp, blob, &shstrndx);
	Elf_Scn *scn = NULL;
	GElf_Shdr sh;

	while (elf && (scn = elf_nextscn(elf, scn)))
		if (gelf_getshdr(scn, &sh) && sh.sh_type == SHT_SYMTAB)
			add_kernel_symbols(elf, scn, &sh, unit);
	talloc_free(tmp);
	target_unit_sort_syms(unit);
	return unit->nsyms > 0;
}

struct target_mem *target_mem_module(void *ctx, struct target_blob blob, struct target_unit *unit,
				     const char **err)
{
	struct placing p = { .mem = create(ctx), .unit = unit, .blob = blob };
	size_t shstrndx;

	p.elf = open_elf(p.mem, blob, &shstrndx);
	if (!p.elf || !read_headers(&p, shstrndx)) {
		*err = talloc_strdup(ctx, "it is not an ELF file with symbols");
		talloc_free(p.mem);
		return NULL;
	}
	place_sections(&p);
	for (size_t i = 0; i < p.nsections; i++)
		relocate(&p, i);
	add_module_symbols(&p);
	target_unit_sort_syms(unit);
	return p.mem;
}

struct target_mem *target_mem_running(void *ctx)
{
	struct target_mem *mem = create(ctx);
	Elf64_Ehdr eh;

	mem->fd = open("/proc/kcore", O_RDONLY | O_CLOEXEC);
	if (mem->fd < 0 || pread(mem->fd, &eh, sizeof(eh), 0) != sizeof(eh) ||
	    memcmp(eh.e_ident, ELFMAG, SELFMAG) != 0 || eh.e_ident[EI_CLASS] != ELFCLASS64)
		goto fail;
	for (unsigned int i = 0; i < eh.e_phnum; i++) {
		struct target_segment *seg;
		Elf64_Phdr ph;

		if (pread(mem->fd, &ph, sizeof(ph), eh.e_phoff + i * sizeof(ph)) != sizeof(ph))
			goto fail;
		if (ph.p_type != PT_LOAD)
			continue;
		seg = add_segment(mem);
		seg->addr = ph.p_vaddr;
		seg->blob.size = ph.p_memsz;
		seg->off = ph.p_offset;
	}
	if (mem->nsegments)
		return mem;
fail:
	talloc_free(mem);
	return NULL;
}

const struct target_segment *target_mem_section(const struct target_mem *mem, const char *name)
{
	for (size_t i = 0; i < mem->nsegments; i++) {
		if (!strcmp(mem->segments[i].name, name))
			return &mem->segments[i];
	}
	return NULL;
}

void target_notes_build_id(struct target_blob notes, char ret[65])
{
	size_t pos = 0;

	ret[0] = '\0';
	while (notes.size - pos >= sizeof(Elf64_Nhdr)) {
		size_t name, desc;
		Elf64_Nhdr nh;

		memcpy(&nh, notes.data + pos, sizeof(nh));
		name = pos + sizeof(nh);
		desc = name + (((size_t)nh.n_namesz + 3) & ~(size_t)3);
		pos = desc + (((size_t)nh.n_descsz + 3) & ~(size_t)3);
		if (pos > notes.size)
			return;
		if (nh.n_type != NT_GNU_BUILD_ID || nh.n_namesz != 4 || nh.n_descsz > 32 ||
		    memcmp(notes.data + name, "GNU", 4) != 0)
			continue;
		for (size_t i = 0; i < nh.n_descsz; i++)
			snprintf(ret + 2 * i, 3, "%02x", notes.data[desc + i]);
		return;
	}
}

static const struct target_segment *find(const struct target_mem *mem, uint64_t addr)
{
	for (size_t i = 0; i < mem->nsegments; i++) {
		const struct target_segment *seg = &mem->segments[i];

		if (addr >= seg->addr && addr - seg->addr < seg->blob.size)
			return seg;
	}
	return NULL;
}

bool target_mem_read(const struct target_mem *mem, uint64_t addr, void *buf, size_t len)
{
	const struct target_segment *seg = find(mem, addr);
	uint64_t into;

	if (!seg)
		return false;
	into = addr - seg->addr;
	if (len > seg->blob.size - into)
		return false;
	if (!seg->blob.data)
		return pread(mem->fd, buf, len, seg->off + into) == (ssize_t)len;
	memcpy(buf, seg->blob.data + into, len);
	return true;
}

uint64_t target_mem_pointer(const struct target_mem *mem, uint64_t addr)
{
	uint64_t value;

	return target_mem_read(mem, addr, &value, sizeof(value)) ? value : 0;
}

bool target_mem_string(const struct target_mem *mem, uint64_t addr, char *buf, size_t size)
{
	const struct target_segment *seg = find(mem, addr);
	size_t len = size;

	if (!seg)
		return false;
	if (len > seg->blob.size - (addr - seg->addr))
		len = seg->blob.size - (addr - seg->addr);
	return target_mem_read(mem, addr, buf, len) && memchr(buf, '\0', len);
}
