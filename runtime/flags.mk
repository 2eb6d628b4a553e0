# SPDX-License-Identifier: GPL-2.0-or-later
#
# What all objects of a module are compiled with, and without.

# Nothing of the module may be probed: handlers must not fire handlers. Nobody debugs it by DWARF.
ccflags-remove-y := $(CC_FLAGS_FTRACE) $(DEBUG_CFLAGS) -g -gdwarf-4 -gdwarf-5

# What reports undefined behaviour prints, which no handler may; arithmetic that wraps is D's. Profiles of the
# kernel's own code want no callers from within handlers, either.
UBSAN_SANITIZE := n
KCOV_INSTRUMENT := n
GCOV_PROFILE := n

# Nothing here copies to a buffer on the stack without a bound, and handlers run too often for a
# canary.
ccflags-y += -fno-stack-protector
