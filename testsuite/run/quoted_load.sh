#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Quotes and escapes of arguments given at load (Macro Arguments).
# modules: quoted
dtaprun "$KO/quoted.ko" '"nst"' '"a b"'
dtaprun "$KO/quoted.ko" 'x\ty\\"' '"'
