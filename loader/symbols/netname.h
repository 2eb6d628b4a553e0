/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * netname.h - names of hosts and of ports, for %I and %P.  A name server may be slow: its answers
 * are kept, also that it knows no name.  One that does not answer within a second is not asked for
 * a while, so that records are read meanwhile.
 */
#ifndef DTAP_LOADER_NETNAME_H
#define DTAP_LOADER_NETNAME_H

/*
 * The name of the host with a numeric address; the text itself if there is none.  Good until the
 * next call, and as long as the text.
 */
const char *netname_host(const char *address);
/* Called each time that a name server has been asked; NULL: nothing. */
void netname_beat(void (*beat)(void *arg), void *arg);
/* The service's name, or the number; good until the next call. */
const char *netname_port(unsigned int port);

#endif
