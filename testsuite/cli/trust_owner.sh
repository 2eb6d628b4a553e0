#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# needs: root
# What belongs to another user is not taken by root, who would run what that user has put there: here the
# name of a compiler in a kit.
real=$DTAP_CACHE
export DTAP_CACHE="$PWD/home/.cache/dtap"
mkdir -p "$DTAP_CACHE"
cp -rL "$real"/kit-"$RELEASE"-* "$real"/target-"$RELEASE"-* "$DTAP_CACHE"
printf '#!/bin/sh\n: >"%s/ran"\nexec gcc-12 "$%s"\n' "$PWD" @ >gcc
chmod -R go-w home
chmod 755 gcc
build()
{
	dtap --build out.ko -n 'BEGIN { trace(1); }' 2>&1 |
		sed -e "s,$PWD,HERE,g" -e "s,kit-${RELEASE%%+*}[^/ ;]*,kit-X,g"
	find ran out.ko 2>/dev/null
	rm -f ran out.ko
}

echo "- root's"
build
echo "- another's"
chown -hR 65534 home
sed -i "0,/^cc .*/s,,cc $PWD/gcc," home/.cache/dtap/kit-*/kit
chown 65534 home/.cache/dtap/kit-*/kit
build
DTAP_CACHE='' XDG_CACHE_HOME='' HOME=$PWD/home build
echo "- its folder alone"
chown -R 0 home
chown 65534 home/.cache
build
echo "- the kit alone"
chown -R 0 home
chown 65534 home/.cache/dtap/kit-*/kit
build
echo "- a link"
chown -R 0 home
mv home moved
ln -s moved home
chown -h 65534 home
build
echo "- intermediate files"
mkdir tmp
chown 65534 tmp
chown -h 0 home
DTAP_CACHE=$real TMPDIR=$PWD/tmp build
ls -A tmp
