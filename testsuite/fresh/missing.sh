#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Where nothing has been installed, building and setting up say in a line what to do.
try()
{
	"$@"
	echo "status $?"
}

echo "- scripts/build"
try scripts/build
echo "- scripts/setup, not as root"
try setpriv --reuid 65534 --regid 65534 --clear-groups scripts/setup
echo "- scripts/setup, on another system"
mv /etc/os-release /etc/os-release.kept
echo 'ID=elsewhere VERSION_ID=12 PRETTY_NAME="Elsewhere 12"' >/etc/os-release
try scripts/setup
mv /etc/os-release.kept /etc/os-release
