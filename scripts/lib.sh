# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What the developer scripts share; sourced, not run. The caller has set -euo pipefail.

# As dtap itself decides it (translator/paths.c).
cache=${DTAP_CACHE:-${XDG_CACHE_HOME:+$XDG_CACHE_HOME/dtap}}
[[ ${HOME:-/} == / ]] || : "${cache:=$HOME/.cache/dtap}"
: "${cache:=/var/cache/dtap}"
# shellcheck disable=SC2034
sysroot=$cache/sysroot

# Users other than root, and root after plain su, find no modprobe, depmod or chroot in theirs.
PATH=$PATH:/usr/sbin:/sbin

# die MESSAGE [STATUS]: say why, under the script's name, and end it.
die()
{
	echo "${0##*/}: $1" >&2
	exit "${2:-1}"
}

# usage_from FILE: print the comment block that follows the licence line.
usage_from()
{
	sed -n '/^# SPDX/d;/^#!/d;/^#/!q;s/^# \{0,1\}//;p' "$1" | sed '1{/^$/d}'
}

# with_lock NAME COMMAND...: run COMMAND while holding the cache's lock NAME. Not recursive.
with_lock()
{
	local name=$1

	shift
	mkdir -p "$cache"
	(
		flock 9
		"$@"
	) 9>"$cache/.lock-$name"
}

# limited SECONDS COMMAND...: run it with a time limit. It ends with this shell, whatever ends that; and
# signals reach this shell meanwhile.
limited()
{
	setpriv --pdeathsig TERM timeout -k 10 "$@" &
	wait "$!"
}

# image_of RELEASE: print where the sysroot has the kernel's image, as old or as new packages place it.
image_of()
{
	local file

	for file in "$sysroot/boot/vmlinuz-$1" "$sysroot/usr/lib/modules/$1/vmlinuz"; do
		if [[ -e $file ]]; then
			echo "$file"
			return
		fi
	done
	die "no image of $1 in $sysroot"
}
