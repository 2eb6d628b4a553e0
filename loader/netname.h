/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * netname.h - names of hosts and of ports, for %I and %P.  A name server may take its time to answer:
 * what it has said is kept, as is that it has not.
 */
#ifndef DTAP_LOADER_NETNAME_H
#define DTAP_LOADER_NETNAME_H

/* The name of the host with a numeric address; the text itself if there is none. */
const char *netname_host(const char *address);
/* The service's name, or the number; good until the next call. */
const char *netname_port(unsigned int port);

#endif
