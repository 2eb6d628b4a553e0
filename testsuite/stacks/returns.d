/* Returns of functions that call each other: return addresses on the stack are replaced. */
#pragma D option quiet
BEGIN { printf("ready\n"); }
fbt:vmlinux:vfs_*:return, fbt:vmlinux:ksys_*:return, fbt:vmlinux:ip_*:return, fbt:vmlinux:udp_*:return,
fbt:vmlinux:hrtimer_*:return, fbt:vmlinux:consume_skb:return, fbt:vmlinux:handle_mm_fault:return
{
	@[stack()] = count();
}
fbt:vmlinux:vfs_read:entry, fbt:vmlinux:ip_rcv:entry, fbt:vmlinux:__kfree_skb:entry { @e[stack()] = count(); }
