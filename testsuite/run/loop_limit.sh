#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The loops of a firing end when they have taken some milliseconds (m_loop_limit.d).
# modules: m_loop_limit
dtaprun "$KO/m_loop_limit.ko" 2>err
sed 's/ID [0-9]*/ID N/; s/loops ([0-9]*)/loops (N)/' err
