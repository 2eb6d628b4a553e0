#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Any part of the cache may be removed at any time: apt's lists, or the files of a kernel, are fetched anew then, and
# what is there is not.
# not sanitized: it runs no program of dtap
kernels=$DATA/scripts/kernels
made=6.12.1+deb12-cloud-amd64
mkdir bin cache
export DTAP_CACHE="$PWD/cache"
# An apt whose archive is in these files.
cat >bin/apt-get <<'END'
#!/bin/sh
case $* in
*indextargets*) echo "Debian Debian http://mirror/debian/" ;;
*update*)
	echo "update" >&3
	printf '%s\n' linux-image-$MADE linux-headers-$MADE >"$DTAP_CACHE/apt/lists/x_Packages" ;;
*download*)
	echo "E: the archive is made up" >&2
	exit 1 ;;
esac
END
cat >bin/apt-cache <<'END'
#!/bin/sh
case $* in
*pkgnames*) cat "$DTAP_CACHE/apt/lists/x_Packages" ;;
*"show "*linux-headers-*) echo "Depends: linux-headers-1-common (= 1), linux-kbuild-1" ;;
esac
END
chmod +x bin/*
export PATH="$PWD/bin:$PATH" MADE=$made
try()
{
	echo "- $1"
	shift
	"$@" 3>&1 2>&1
	echo "status $?"
}
try "nothing is there" "$kernels" image $made
try "lists are there" "$kernels" image $made
rm -r cache/apt
try "without lists, which the name of a release does not take" "$kernels" release 6.12
try "without lists" "$kernels" image $made
rm cache/apt/lists/x_Packages
try "with none in their folder" "$kernels" image 6.12
rm cache/kernel-releases
try "without the releases" "$kernels" image 6.12

# A kernel that is there, whose parts go one by one.
sysroot=cache/sysroot
modules=$sysroot/usr/lib/modules/$made headers=$sysroot/usr/src/linux-headers-$made
whole()
{
	mkdir -p $sysroot/.have $sysroot/boot "$modules" "$headers" \
		$sysroot/usr/lib/linux-kbuild/scripts $sysroot/usr/src/linux-headers-common
	[ -L $sysroot/lib ] || ln -s usr/lib $sysroot/lib
	[ -L "$modules/build" ] || ln -s ../../../src/linux-headers-$made "$modules/build"
	[ -L "$headers/scripts" ] || ln -s ../../lib/linux-kbuild/scripts "$headers/scripts"
	# shellcheck disable=SC2016
	echo 'include $(abspath $(dir $(lastword $(MAKEFILE_LIST)))../linux-headers-common)/Makefile' >"$headers/Makefile"
	touch $sysroot/.have/image-$made $sysroot/.have/headers-$made $sysroot/boot/vmlinuz-$made \
		"$modules/modules.dep" "$headers/.config" $sysroot/usr/lib/linux-kbuild/scripts/Makefile.build \
		$sysroot/usr/src/linux-headers-common/Makefile
}
whole
try "a whole kernel" "$kernels" fetch $made
for part in .have boot usr/lib/modules usr/src/linux-headers-$made usr/src/linux-headers-common \
		usr/lib/linux-kbuild; do
	rm -r "${sysroot:?}/$part"
	try "without $part" "$kernels" fetch $made 2>&1 | sed -n '/^- /p; /fetching/p'
	whole
done
