#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# io:::start and done of a device without requests and of one with; arg0 tells which belong together; what is
# asked for is in bufinfo_t, where in devinfo_t (io provider). Lines of several CPUs have no order.
# modules: m_io
# stock: brd null_blk configfs
insmod "$STOCK/configfs.ko" 2>/dev/null
insmod "$STOCK/null_blk.ko" nr_devices=1 || exit
insmod "$STOCK/brd.ko" rd_nr=1 rd_size=1024 || exit
cat >work <<'END'
dd if=/dev/zero of=/dev/ram0 bs=4096 count=4 conv=fsync 2>/dev/null
dd if=/dev/nullb0 of=/dev/null bs=4096 count=1 skip=8 iflag=direct 2>/dev/null
END
dtaprun -c 'sh work' "$KO/m_io.ko" 2>&1 | grep -v -e matched -e '^$' | LC_ALL=C sort
rmmod brd null_blk
