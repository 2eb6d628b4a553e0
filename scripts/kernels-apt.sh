# shellcheck shell=bash disable=SC2154 # lib.sh sets cache
# SPDX-License-Identifier: GPL-2.0-or-later
#
# An apt of our own, for packages of Debian releases that this machine does not run; sourced after lib.sh.
#
# It reads the same mirrors as this machine's, through the same proxies, and trusts Debian's keys alone. Its
# lists are in $cache/apt; the machine's own sources, lists and packages stay as they are.

readonly apt_folder=$cache/apt
readonly apt_keys=/usr/share/keyrings/debian-archive-keyring.gpg
# Debian's own archive, then its security archive, of each release that we know the kernels of.
readonly apt_suites=(bookworm trixie trixie-backports)
readonly apt_security_suites=(bookworm-security trixie-security)

# The exit status of a script when packages are not to be had here and now, which is nobody's mistake.
readonly apt_unavailable=3

apt_options=(
	-o "Dir::State=$apt_folder" -o "Dir::State::status=$apt_folder/status"
	-o "Dir::Cache=$apt_folder/cache" -o "Dir::Etc::sourcelist=$apt_folder/debian.sources"
	-o Dir::Etc::sourceparts=/dev/null -o Dir::Etc::preferences=/dev/null
	-o Dir::Etc::preferencesparts=/dev/null -o APT::Sandbox::User=root
	-o Acquire::Languages=none -o Acquire::Retries=2
)

# The address of the mirror of Debian's archive labelled $1 that this machine's apt uses.
apt_mirror()
{
	# shellcheck disable=SC2016
	apt-get indextargets --format '$(ORIGIN) $(LABEL) $(REPO_URI)' 'Created-By: Packages' |
		sed -n "s/^Debian $1 //p" | sort -u | head -n1
}

apt_source()
{
	local uri=$1

	shift
	[[ -z $uri ]] || printf '%s\n' 'Types: deb' "URIs: $uri" "Suites: $*" 'Components: main' \
		"Signed-By: $apt_keys" ''
}

apt_write_sources()
{
	local main security

	main=$(apt_mirror Debian)
	# A fresh machine has no lists yet, which say whose archives its sources are.
	if [[ ! $main ]] && ((EUID == 0)); then
		apt-get -qq update >&2
		main=$(apt_mirror Debian)
	fi
	[[ $main ]] || die "this machine's apt has no lists of Debian's archive; run apt-get update" \
		"$apt_unavailable"
	# Minimal systems read the main archive alone; mirrors have the other beside it.
	security=$(apt_mirror Debian-Security)
	: "${security:=${main%/}-security}"
	mkdir -p "$apt_folder"/{lists,cache/archives}/partial
	: >"$apt_folder/status"
	{
		apt_source "$main" "${apt_suites[@]}"
		apt_source "$security" "${apt_security_suites[@]}"
	} >"$apt_folder/debian.sources"
}

# Bring the lists up to date. What cannot be reached is left out, or stays as it was; apt_trouble says why.
apt_update()
{
	apt_write_sources
	apt-get -q "${apt_options[@]}" update >"$apt_folder/log" 2>&1 || true
}

# Whether the lists are there, however old they are.
apt_has_lists()
{
	[[ -e $apt_folder/status && -e $apt_folder/debian.sources ]] &&
		[[ -d $apt_folder/lists/partial && -d $apt_folder/cache/archives/partial ]] &&
		compgen -G "$apt_folder/lists/*_Packages*" >/dev/null
}

# The first thing that the last update could not read, in apt's words; nothing when all went well.
apt_trouble()
{
	sed -n 's/^[EW]: //p' "$apt_folder/log" 2>/dev/null | sort -u | sed -n 1p
}

# The names of packages that begin with $1, of all suites.
apt_names()
{
	apt-cache "${apt_options[@]}" pkgnames "$1"
}

apt_has()
{
	apt_names "$1" | grep -xF "$1" >/dev/null
}

# What package $1 depends on: a name per line, of alternatives each.
apt_depends()
{
	apt-cache "${apt_options[@]}" show --no-all-versions "$1" 2>/dev/null |
		sed -n 's/^Depends: //p' | tr ',|' '\n' | sed -E 's/^ *([^ ]+).*/\1/'
}

# apt_download DIR PACKAGE...: on a terminal apt itself says how far it is.
apt_download()
{
	local dir=$1 quiet=-qq

	shift
	[[ ! -t 2 ]] || quiet=-q=0
	echo "${0##*/}: fetching $*" >&2
	(cd "$dir" && apt-get "$quiet" "${apt_options[@]}" download "$@" >&2) ||
		die "apt could not download $*" "$apt_unavailable"
}
