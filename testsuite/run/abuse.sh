#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Whatever a client does to the device, at random and with two processes at once, and however it ends: the
# kernel does not complain and the module can be removed. Each request went well for some.
# modules: m_abuse
# limit: 180
name_of()
{
	ls /dev/dtap 2>/dev/null
}

for seed in $(seq 30); do
	insmod "$KO/m_abuse.ko" || break
	module=$(name_of)
	client "/dev/dtap/$module" random "$seed" 500 >>went_well 2>/dev/null
	# The other process may still be on its way out.
	for _ in $(seq 40); do
		rmmod "$module" 2>/dev/null && break
		usleep 50000
	done
	[ -z "$(name_of)" ] || { echo "seed $seed: cannot be removed"; break; }
done
sort -u went_well
