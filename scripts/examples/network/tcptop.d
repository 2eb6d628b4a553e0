#!/usr/bin/env -S dtap -s
/*
 * Which programs send and receive most by TCP, by connection, every few seconds.
 * Look for whom the kilobytes are, and for connections that only one side uses.
 */
/* tcptop.d [SECONDS]; keywords: network, tcp, bytes, top */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option aggsortrev

BEGIN
{
	period = $1 > 0 ? $1 : 5;
	left = period;
	printf("%9s %9s %9s %-7s %-16s %-22s %s\n", "KB", "TX_KB", "RX_KB", "PID", "COMM", "LOCAL",
	    "REMOTE");
}

fbt:vmlinux:tcp_sendmsg:entry,
fbt:vmlinux:tcp_recvmsg:entry
{
	self->sock = args[0];
}

fbt:vmlinux:tcp_sendmsg:return,
fbt:vmlinux:tcp_recvmsg:return
/self->sock != NULL && (int)arg1 > 0/
{
	this->tcp = xlate <tcpsinfo_t *> ((struct tcp_sock *)self->sock);
	this->local = strjoin(strjoin(this->tcp->tcps_laddr, ":"), lltostr(this->tcp->tcps_lport));
	this->remote = strjoin(strjoin(this->tcp->tcps_raddr, ":"), lltostr(this->tcp->tcps_rport));
	@all[pid, execname, this->local, this->remote] = sum((int)arg1);
	@sent[pid, execname, this->local,
	    this->remote] = sum(probefunc == "tcp_sendmsg" ? (int)arg1 : 0);
	@received[pid, execname, this->local,
	    this->remote] = sum(probefunc == "tcp_recvmsg" ? (int)arg1 : 0);
}

fbt:vmlinux:tcp_sendmsg:return,
fbt:vmlinux:tcp_recvmsg:return
{
	self->sock = 0;
}

tick-1s
{
	left--;
}

tick-1s,
END
/left == 0 || probename == "END"/
{
	normalize(@all, 1024);
	normalize(@sent, 1024);
	normalize(@received, 1024);
	printa("%@9d %@9d %@9d %-7d %-16s %-22s %s\n", @all, @sent, @received);
	printf("\n");
	trunc(@all);
	trunc(@sent);
	trunc(@received);
	left = period;
}
