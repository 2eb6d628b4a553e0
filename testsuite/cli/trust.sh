#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Where others may write, dtap neither reads what is run nor leaves anything: the cache, each folder on
# the way to it, what is in it, the folders of intermediate files.
real=$DTAP_CACHE
fill()
{
	rm -rf cache
	mkdir -m 700 cache
	cp -rL "$real"/kit-"$RELEASE"-* cache
	chmod -R go-w cache
}
plain()
{
	sed -e "s,$PWD,HERE,g" -e "s,\(kit\|target\)-${RELEASE%%+*}[^/ ;]*,\1-X,g" -e 's,[0-9a-f]\{64\},HASH,g'
}
try()
{
	dtap "$@" 2>&1 | plain
}
build()
{
	DTAP_CACHE=$PWD/cache try --build out.ko -n 'BEGIN { trace(1); }'
	[ ! -e out.ko ] || echo built
	rm -f out.ko
}

mkdir group all link
chmod 775 group
chmod 777 all
ln -s ../all/in link/to
fill
echo "- as it should be"
build
echo "- on the way"
DTAP_CACHE=$PWD/all try -e -n BEGIN
DTAP_CACHE=group/in try -e -n BEGIN
DTAP_CACHE=link/to try -e -n BEGIN
DTAP_CACHE=$PWD/all/../cache try -e -n BEGIN
DTAP_CACHE='' XDG_CACHE_HOME=$PWD/all try -e -n BEGIN
DTAP_CACHE='' XDG_CACHE_HOME='' HOME=$PWD/group try -e -n BEGIN
for cache in all/in link/to; do
	DTAP_CACHE=$cache "$DATA/scripts/kernels" sysroot 2>&1 | plain
done
mkdir sticky
chmod 1777 sticky
DTAP_CACHE=sticky try -e -n BEGIN
DTAP_CACHE=sticky/own try -e -n BEGIN
echo "- what is in it"
# Leaves a module.
DTAP_CACHE=$PWD/cache try -n 'BEGIN { trace(1); }'
for file in cache/modules cache/modules/*.ko cache/modules/*.sum cache/target-*/vmlinux.index cache/kit-* \
		cache/kit-*/kit cache/kit-*/runtime.a; do
	chmod g+w "$file"
	build
	chmod g-w "$file"
done
rm -rf cache/kit-*
: >cache/kit.lock
chmod 666 cache/kit.lock
build
echo "- intermediate files"
fill
TMPDIR=$PWD/all build
TMPDIR=group build
DTAP_CACHE=$PWD/cache try --keep=all --build out.ko -n BEGIN
DTAP_CACHE=$PWD/cache try --keep=group/new --build out.ko -n BEGIN
find group all -mindepth 1
