#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A name with a backquote is a symbol or a type of that module; it is said which symbol is missing where the
# module is not loaded (Lexical rules).
# modules: m_scoped
# stock: tun
dtaprun "$KO/m_scoped.ko"
echo "status $?"
insmod "$STOCK/tun.ko"
dtaprun "$KO/m_scoped.ko" 2>/dev/null
echo "status $?"
rmmod tun
