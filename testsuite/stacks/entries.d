/* Functions in processes, interrupts and softirqs, some of them called by modules; some of them at their return, too. */
#pragma D option quiet
BEGIN { printf("ready\n"); }
fbt:vmlinux:vfs_*:entry, fbt:vmlinux:ip_*:entry, fbt:vmlinux:udp_*:entry, fbt:vmlinux:tick_*:entry,
fbt:vmlinux:hrtimer_*:entry, fbt:vmlinux:consume_skb:entry, fbt:vmlinux:__kfree_skb:entry,
fbt:vmlinux:rcu_core:entry, fbt:vmlinux:do_exit:entry, fbt:vmlinux:handle_mm_fault:entry,
fbt:vmlinux:run_timer_softirq:entry, fbt:vmlinux:wake_up_process:entry
{
	@[stack()] = count();
}
fbt:vmlinux:vfs_read:return, fbt:vmlinux:ip_rcv:return { @r[stack()] = count(); }
