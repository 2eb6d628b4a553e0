# shellcheck shell=bash disable=SC2154 # what is sourced before it sets them
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Programs of another Debian release on this machine; sourced after kernels-apt.sh.
#
# Building modules takes the compiler that built the kernel, and objtool and modpost from the kernel's own
# linux-kbuild package. Those of a newer release want a newer C library than this machine may have. What does
# not run here is run by the loader of the release that it is from, with its libraries, which are unpacked
# in $sysroot/usr/lib/linux-host-tools:
#
#	lib/		the loader and the libraries
#	bin/gcc-N	the compiler, where this machine has no gcc-N
#	gcc-N/		its programs
readonly host_tools=$sysroot/usr/lib/linux-host-tools
readonly host_loader=ld-linux-x86-64.so.2
# What the programs of linux-kbuild and the compiler are linked with.
readonly host_libraries=(libc6 libelf1t64 zlib1g libzstd1 libgmp10 libmpfr6 libmpc3 libisl23 libgcc-s1)

# Whether a program finds its libraries here.
tools_runs()
{
	[[ $(ldd "$1" 2>&1) != *'not found'* ]]
}

# tools_wrap PROGRAM UP [ARGUMENT...]: let a script take the place of PROGRAM. UP is the path from the
# program's folder to the host tools' folder.
tools_wrap()
{
	local program=$1 up=$2

	shift 2
	mv "$program" "$program.real"
	# shellcheck disable=SC2016
	printf '%s\n' '#!/bin/sh' 'here=${0%/*}' "tools=\$here/$up" \
		"exec \"\$tools/lib/$host_loader\" --library-path \"\$tools/lib\" \"\$here/${program##*/}.real\" $*\"\$@\"" \
		>"$program"
	chmod 755 "$program"
}

# tools_unpack TMP PACKAGE...: into TMP/root.
tools_unpack()
{
	local tmp=$1 deb

	shift
	mkdir -p "$tmp/debs" "$tmp/root"
	apt_download "$tmp/debs" "$@"
	for deb in "$tmp/debs"/*.deb; do
		dpkg-deb -x "$deb" "$tmp/root"
	done
	rm -r "$tmp/debs"
}

tools_need_libraries()
{
	local tmp=$1/libraries

	[[ ! -e $host_tools/lib/$host_loader ]] || return 0
	tools_unpack "$tmp" "${host_libraries[@]}"
	mkdir -p "$host_tools"
	mkdir "$tmp/lib"
	find "$tmp/root" -path '*/x86_64-linux-gnu/*.so.*' -exec cp -L {} "$tmp/lib" \;
	mv -T "$tmp/lib" "$host_tools/lib"
}

# tools_need_compiler TMP N: let gcc-N be there, on this machine or among the host tools.
tools_need_compiler()
{
	local tmp=$1/compiler n=$2 name program
	local -a names=()

	[[ ! -e $host_tools/bin/gcc-$n ]] || return 0
	tools_need_libraries "$1"
	for name in {gcc,cpp}-"$n"{,-x86-64-linux-gnu}; do
		! apt_has "$name" || names+=("$name")
	done
	((${#names[@]})) || die "apt offers no gcc-$n" "$apt_unavailable"
	tools_unpack "$tmp" "${names[@]}"
	mkdir -p "$tmp/gcc-$n" "$host_tools/bin"
	cp "$(readlink -f "$tmp/root/usr/bin/x86_64-linux-gnu-gcc-$n")" "$tmp/gcc-$n/gcc-$n"
	cp "$(find "$tmp/root" -path "*/$n/cc1")" "$tmp/gcc-$n/cc1"
	for program in "$tmp/gcc-$n"/*; do
		if [[ ${program##*/} == cc1 ]]; then
			tools_wrap "$program" ..
		else
			# shellcheck disable=SC2016
			tools_wrap "$program" .. '-B "$here/" '
		fi
	done
	place "$tmp/gcc-$n" "$host_tools/gcc-$n"
	# shellcheck disable=SC2016
	printf '%s\n' '#!/bin/sh' "exec \"\${0%/*}/../gcc-$n/gcc-$n\" \"\$@\"" >"$host_tools/bin/gcc-$n.new"
	chmod 755 "$host_tools/bin/gcc-$n.new"
	mv "$host_tools/bin/gcc-$n.new" "$host_tools/bin/gcc-$n"
}

# Print the programs of the packages unpacked in $1 that do not run here.
tools_foreign()
{
	local file magic

	find "$1"/usr/lib/linux-kbuild-* -type f -perm -u+x | while read -r file; do
		LC_ALL=C read -rN4 magic <"$file" 2>/dev/null || true
		if [[ $magic == $'\177ELF' ]] && ! tools_runs "$file"; then
			echo "$file"
		fi
	done
}

# tools_for_headers TMP ROOT: let the programs of the packages unpacked in ROOT/usr run here, and the
# compiler that the headers name.
tools_for_headers()
{
	local tmp=$1 root=$2 program variables n

	tools_foreign "$root" >"$tmp/foreign"
	while read -r program; do
		tools_need_libraries "$tmp"
		tools_wrap "$program" \
			"$(realpath --relative-to="${program%/*}" "$root/usr/lib")/linux-host-tools"
	done <"$tmp/foreign"
	for variables in "$root"/usr/src/linux-headers-*/.kernelvariables; do
		[[ -e $variables ]] || continue
		n=$(sed -nE 's/^CC = .*gcc-([0-9]+)$/\1/p' "$variables")
		if [[ ! $n ]] || command -v "x86_64-linux-gnu-gcc-$n" >/dev/null; then
			continue
		fi
		tools_need_compiler "$tmp" "$n"
		# shellcheck disable=SC2016
		sed -i -E -e '1i host_tools := $(realpath $(dir $(lastword $(MAKEFILE_LIST)))scripts/../..)/linux-host-tools' \
			-e 's|^CC = .*gcc-([0-9]+)$|CC = $(host_tools)/bin/gcc-\1|' "$variables"
	done
}

# tools_whole HEADERS: whether the host tools that these headers were made to use are there.
tools_whole()
{
	local n

	[[ ! -e $1/scripts/mod/modpost.real || -e $host_tools/lib/$host_loader ]] || return
	n=$(sed -nE 's|^CC = .*host_tools.*/gcc-([0-9]+)$|\1|p' "$1/.kernelvariables" 2>/dev/null) || true
	[[ ! $n || (-e $host_tools/bin/gcc-$n && -e $host_tools/gcc-$n/cc1) ]]
}
