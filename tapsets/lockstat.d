/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who holds a reader-writer lock: the argument of the rw probes. */

inline int RW_WRITER = 0;
inline int RW_READER = 1;
