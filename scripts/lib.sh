# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What the developer scripts share; sourced, not run. The caller has set -euo pipefail.

# As dtap itself decides it (translator/cli/paths.c).
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

# distrust FOLDER [shared]: print why others than this user and root could change what is in it, and pass;
# fail when none can. Shared: what this user makes in it is meant, and others may have theirs there, as in
# /tmp. What is not there yet will be this user's own. The rules are those of common/trust.h.
distrust()
{
	local path=$1 shared=${2:-} rest at part target owner mode kind links=0 i
	local -a names rests found

	[[ $path == /* ]] || path=$PWD/$path
	while :; do
		names=(/) rests=("$path") at='' rest=$path/
		while [[ $rest ]]; do
			part=${rest%%/*} rest=${rest#*/}
			case $part in
			''|.) continue ;;
			..) at=${at%/*} ;;
			*) at+=/$part ;;
			esac
			names+=("${at:-/}") rests+=("$rest")
		done
		target=''
		mapfile -t found < <(stat -c '%u %a %F' -- "${names[@]}" 2>/dev/null)
		for i in "${!found[@]}"; do
			read -r owner mode kind <<<"${found[i]}"
			if ((owner != 0 && owner != EUID)); then
				echo "${names[i]} belongs to user $owner"
				return
			elif [[ $kind == 'symbolic link' ]]; then
				target=$(readlink -- "${names[i]}")
				break
			elif ((8#$mode & 8#22 && (!(8#$mode & 8#1000) || (i == ${#names[@]} - 1 && ! ${#shared})))); then
				echo "others than its owner may write to ${names[i]} (mode $mode)"
				return
			fi
		done
		[[ $target ]] || return 1
		((++links <= 40)) || return 1
		[[ $target == /* ]] || target=${names[i]%/*}/$target
		path=$target/${rests[i]}
	done
}

# What is in the cache is run, here and by kernels.
trust_cache()
{
	local folder why

	for folder in "$cache" "$sysroot" "$sysroot/boot" "$cache/vm"; do
		! why=$(distrust "$folder") ||
			die "the cache $cache is not safe, as others could change what runs from it: $why; correct the owner and mode, or set DTAP_CACHE to a folder of this user's own"
	done
	# Nothing in it can be changed by those who cannot reach it.
	[[ ! -O $cache ]] || chmod go-rwx "$cache"
	# Scripts make their folders there under names that nobody can guess, or take away.
	! why=$(distrust "${TMPDIR:-/tmp}" shared) ||
		die "${TMPDIR:-/tmp} is not safe for intermediate files, as others could change them: $why; set TMPDIR to another folder"
	umask go-w
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

# showing TEXT COMMAND...: run it, a step of many seconds. TEXT is a line on stderr, where a terminal also has
# how long it has taken so far. A command that writes there itself spoils it.
showing()
{
	local text="${0##*/}: $1" counter status=0

	shift
	if [[ ! -t 2 ]]; then
		echo "$text" >&2
		"$@"
		return
	fi
	printf '%s' "$text" >&2
	count_seconds "$text" &
	counter=$!
	"$@" || status=$?
	kill "$counter" 2>/dev/null || true
	wait "$counter" 2>/dev/null || true
	echo >&2
	return "$status"
}

# Until it is killed, or nobody is left to do that.
count_seconds()
{
	local -r begun=$SECONDS parent=$$

	while sleep 1 && kill -0 "$parent" 2>/dev/null; do
		printf '\r%s: %d s' "$1" $((SECONDS - begun)) >&2
	done
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

trust_cache
