/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * netname.h - names of hosts and of ports, for %I and %P.  A name server may take its time to answer:
 * what it has said is kept, as is that it knows no name.  One that does not answer is waited for
 * some seconds and then not asked for a while, so that the records can be read meanwhile.
 */
#ifndef DTAP_LOADER_NETNAME_H
#define DTAP_LOADER_NETNAME_H

/* The name of the host with a numeric address; the text itself if there is none.  Good until the next call. */
const char *netname_host(const char *address);
/* To be called after each time that a name server was asked. */
void netname_beat(void (*beat)(void *arg), void *arg);
/* The service's name, or the number; good until the next call. */
const char *netname_port(unsigned int port);

#endif
