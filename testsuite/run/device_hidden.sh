#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Where a container or a chroot lacks the folder of the devices, dtaprun makes a node of its own; where that cannot be
# done either, it says which path is at fault, and leaves no module (the runner looks).
# modules: m_device_hidden
hidden()
{
	echo "- $1"
	unshare -m sh -c "mount -t tmpfs none /dev/dtap; $1 dtaprun $KO/m_device_hidden.ko" 2>&1 |
		sed -E 's/dtap_[0-9a-f]{8}/MODULE/g; s,/run/dtap\.[A-Za-z0-9]*,/run/dtap.X,'
}
mkdir -p /dev/dtap
hidden ""
hidden "mount -t tmpfs none /sys/class/misc;"
hidden "mount -t tmpfs -o nodev none /run;"
hidden "mount -t tmpfs -o ro none /run;"
