#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A compressed module runs as it is, and one that is cut short is refused.
# modules: m_arguments
gzip -c "$KO/m_arguments.ko" >packed.ko.gz
dtaprun packed.ko.gz 7 packed
echo "status $?"
head -c 3000 packed.ko.gz >cut.ko.gz
dtaprun cut.ko.gz 7 packed 2>&1
echo "status $?"
