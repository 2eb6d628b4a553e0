/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Processors. */

typedef struct cpuinfo {
	processorid_t cpu_id;
	psetid_t cpu_pset;
	chipid_t cpu_chip;
	lgrp_id_t cpu_lgrp;
} cpuinfo_t;

/* Where another CPU sits is not known: -1. */
translator cpuinfo_t < processorid_t C > {
	cpu_id = C;
	cpu_pset = 0;
	cpu_chip = C == cpu ? chip : -1;
	cpu_lgrp = C == cpu ? lgrp : -1;
};

inline cpuinfo_t *curcpu = xlate <cpuinfo_t *> (cpu);
inline psetid_t pset = 0;
