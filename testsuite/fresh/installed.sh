#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The packages in /srv/packages, on a system that has nothing yet: they install, each with what it needs alone; dtap
# translates, tries a script in a virtual machine, is the dtrace that scripts begin with, and leaves the other program
# of that name alone; manual pages open. What is fetched besides is what the package lists suggest or dtap names.
export PATH="$PATH:/usr/sbin:/sbin" DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
mkdir /srv/try
cd /srv/try || exit
sysroot=/var/cache/dtap/sysroot
release=$(find "$sysroot/lib/modules/" -maxdepth 1 -name '6.12.*deb12-cloud-amd64' -printf '%f\n' | sort -V | tail -n 1)

install()
{
	apt-get -y -q install --no-install-recommends "$@" >log 2>&1 || cat log
}

apt-get -q update >log 2>&1 || cat log
echo "- dtap-runtime alone"
install /srv/packages/dtap-runtime_*.deb
dtaprun --version | sed 's/[0-9.]*$/VERSION/'
echo "- dtap and dtap-doc"
install /srv/packages/dtap_*.deb /srv/packages/dtap-doc_*.deb
echo "- translating, with the compiler that the headers depend on"
install "gcc-$(sed -n 's/^CONFIG_GCC_VERSION=\([0-9]*\)[0-9]\{4\}$/\1/p' $sysroot/boot/config-"$release")"
dtap --kernel "$release" --sysroot $sysroot --build out.ko -n 'BEGIN { exit(0); }' -q
test -e out.ko && echo "a module"
echo "- dtap --vm, which names the packages that it misses"
table='syscall:::entry { @[execname] = count(); } tick-3s { exit(0); }'
dtap --vm --kernel 6.12 -q -n "$table" >out 2>err || packages=$(sed -n 's/.*--no-install-recommends //p' err)
# shellcheck disable=SC2086 # words
install $packages
for package in $packages; do
	dpkg-query -W -f '${Suggests}' dtap | grep -q "\<$package\>" || echo "$package is not suggested"
done
dtap --vm --kernel 6.12 -q -n "$table" >out 2>err || cat err
grep -qE '^  [a-z]+ +[1-9][0-9]*$' out && echo "a table"
echo "- scripts that begin with dtrace"
printf '%s\n' '#!/usr/sbin/dtrace -s' 'BEGIN { exit(0); }' >script.d
chmod +x script.d
./script.d -e --kernel "$release" --sysroot $sysroot
echo "status $?"
echo "- the other dtrace"
printf '%s\n' 'provider p {' 'probe begun(int);' '};' >probes.d
dtrace -h -s probes.d
install systemtap-sdt-dev
dtrace -h -s probes.d -o probes.h
grep -c 'define P_BEGUN(' probes.h
dpkg --verify systemtap-sdt-dev
echo "- manual pages"
install man-db
dpkg -L dtap dtap-runtime dtap-doc | sed -nE 's|^/usr/share/man/man([1-8])/(.*)\.[1-8]\.gz$|\1 \2|p' |
	while read -r section name; do
		MANWIDTH=100 man "$section" "$name" 2>&1 >page | sed "s/^/$name: /"
		[ "$(wc -l <page)" -ge 20 ] || echo "$name: not a page"
	done
