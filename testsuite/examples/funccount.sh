# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Three links, two symbolic ones, and five files removed.
# build: 'vfs_*link'
cat >links <<END
touch a
for n in 1 2 3; do ln a l\$n; done
for n in 1 2; do ln -s a s\$n; done
rm l1 l2 l3 s1 s2
END
trace 'sh links'
