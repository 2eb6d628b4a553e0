# shellcheck shell=bash disable=SC2034,SC2154 # the caller and lib.sh have the other halves
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Roots of a Debian that has nothing yet, and commands that are run in them; sourced after lib.sh. The caller has set
# $top, the checkout, $tmp, a folder of its own, and $download, if kernels are not to be shared with this machine's
# cache.
#
#	why_not					prints why no root can be made here; else nothing
#	open_release VERSION			see below; sets $name, $network
#	make_root "$name" FOLDER		a fresh system, with the checkout in /srv/dtap
#	inside "$name" FOLDER SECONDS COMMAND...
#
# Packages come from where this machine's apt gets its own. A root is made anew once a day, as an archive, and is
# kept with the packages in the cache, under fresh/. Processes and mounts of commands are in namespaces of their own
# and end with the caller, whatever ends that.
#
# The environment is bare: no HOME, no LANG, no TERM, and the PATH of a plain su, without the sbin folders.
fresh=$cache/fresh
mkdir -p "$fresh"
printf -v day '%(%Y%m%d)T' -1
readonly fresh day

# What apt and debootstrap say without the network.
readonly unreachable='Temporary failure|Could not (connect|resolve)|Unable to connect|Cannot initiate the connection|Connection (failed|timed out|refused)|Failed getting release file|Couldn.t download'

codename()
{
	case $1 in
	12) echo bookworm ;;
	13) echo trixie ;;
	*) die "unknown version '$1' of Debian; known: 12 13" 2 ;;
	esac
}

# git_here ARGUMENT...: whoever owns the checkout.
git_here()
{
	git -c safe.directory='*' -C "$top" "$@"
}

# why_not: the reason why no root can be made here; else nothing.
why_not()
{
	if ((EUID)); then
		echo "this takes root"
	elif ! command -v debootstrap >/dev/null; then
		echo "debootstrap is missing; scripts/setup installs it"
	elif ! unshare --mount --pid --ipc --fork --kill-child true 2>/dev/null; then
		echo "this machine allows no namespaces"
	elif [[ ! $(git_here rev-parse --git-dir 2>/dev/null) ]]; then
		echo "git knows nothing of this checkout, or is missing"
	fi
}

# archives NAME: lines "URI SUITE" of Debian's own archives, for the release of that name, from where this
# machine's apt has them for its own.
archives()
{
	local VERSION_CODENAME=none

	# shellcheck disable=SC1091
	. /etc/os-release
	# shellcheck disable=SC2016 # apt's own
	apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(COMPONENT)' \
			'Origin: Debian' 'Created-By: Packages' |
		sed -nE "s/^([^ ]+) $VERSION_CODENAME(|-updates|-security) main$/\1 $1\2/p" | sort -u
}

# The proxies that apt uses, as variables for env.
network_settings()
{
	local proxy

	proxy=${http_proxy:-}
	[[ $proxy ]] || eval "$(apt-config shell proxy Acquire::http::Proxy)"
	[[ ! $proxy ]] || printf '%s\n' "http_proxy=$proxy"
	[[ ! ${https_proxy:-} ]] || printf '%s\n' "https_proxy=$https_proxy"
}

# make_base NAME: the day's root of that release as an archive, unless it is there.
make_base()
{
	local name=$1 base=$fresh/base-$1-$day.tar uri

	[[ ! -e $base ]] || return 0
	rm -rf "$fresh/base-$name"*
	uri=$(sed -n "s/ $name\$//p" "$tmp/archives" | head -n1)
	limited 600 setpriv --pdeathsig KILL env -- "${network[@]}" unshare --mount --pid --fork --kill-child \
		debootstrap --variant=minbase --cache-dir="$fresh/packages-$name" "$name" \
		"$fresh/base-$name" "$uri" </dev/null || return
	rm -rf "$fresh/base-$name/var/lib/apt/lists"/* "$fresh/base-$name/var/cache/apt/archives"/*
	tar -C "$fresh/base-$name" -cf "$base.new" . || return
	rm -rf "$fresh/base-$name"
	mv "$base.new" "$base"
}

# Copy what git knows of the checkout into folder $1.
copy_checkout()
{
	local file

	mkdir -p "$1"
	git_here ls-files -z --cached --others --exclude-standard |
		while read -r -d '' file; do
			# What is deleted is still in its list.
			[[ ! -e $top/$file && ! -L $top/$file ]] || printf '%s\0' "$file"
		done | (cd "$top" && cpio -0pdm --quiet "$1") || return
	chmod -R a+rX "$1"
}

# The kernels' files, shared rather than copied if they can be, and which are the newest.
share_kernels()
{
	mkdir -p "$1/sysroot"
	cp -al "$sysroot/." "$1/sysroot" 2>/dev/null || cp -a "$sysroot/." "$1/sysroot"
	cp -p "$cache/kernel-releases" "$1"
}

# make_root NAME ROOT: a fresh system in the folder, with the checkout in /srv/dtap.
make_root()
{
	local name=$1 root=$2

	rm -rf "$root"
	mkdir -p "$root"
	tar -C "$root" -xf "$fresh/base-$name-$day.tar" || return
	sed 's/^/deb /; s/$/ main/' "$tmp/archives" >"$root/etc/apt/sources.list"
	# The machine may reach the archive through a proxy only.
	apt-config dump | grep -E '^Acquire::(https?|Retries)\b' >"$root/etc/apt/apt.conf.d/90host" || true
	cat /etc/resolv.conf >"$root/etc/resolv.conf" || true
	cat /etc/hosts >"$root/etc/hosts" || true
	# Nothing of it outlives the power, so nothing is waited for.
	echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/fresh"
	copy_checkout "$root/srv/dtap" || return
	mkdir -p "$root/var/cache/dtap"
	[[ $download ]] || with_lock sysroot share_kernels "$root/var/cache/dtap" || return
}

# open_release VERSION: everything that roots of it are made of is there, and nobody else makes any until this shell
# ends or opens another. Else fails, with the reason in $reason; if it is debootstrap's, $tmp/log says more.
open_release()
{
	name=$(codename "$1")
	reason=''
	exec 9>"$fresh/lock-$1"
	flock 9
	mkdir -p "$fresh/packages-$name"
	archives "$name" >"$tmp/archives"
	# apt knows whose archives they are when it has read their lists.
	if [[ ! -s $tmp/archives ]]; then
		apt-get -qq update >"$tmp/log" 2>&1 || true
		archives "$name" >"$tmp/archives"
	fi
	if ! grep -q " $name\$" "$tmp/archives"; then
		reason="apt gets nothing from Debian's archive here"
		return 1
	fi
	mapfile -t network < <(network_settings)
	make_base "$name" >"$tmp/log" 2>&1 </dev/null || { reason="debootstrap made no root"; return 1; }
}

# inside NAME ROOT SECONDS COMMAND...: run it in the root, where the checkout is.
inside()
{
	local name=$1 root=$2 seconds=$3

	shift 3
	limited "$seconds" setpriv --pdeathsig KILL unshare --mount --pid --ipc --fork --kill-child \
		bash "$top/scripts/root-enter" "$root" "$fresh/packages-$name" \
		env -i -- "${network[@]}" PATH=/usr/local/bin:/usr/bin:/bin "$@" </dev/null
}
