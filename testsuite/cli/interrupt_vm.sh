#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# ^C, which goes to all programs of the terminal, ends what is traced in a virtual machine as it does here:
# END is heard.
# limit: 90
# not sanitized: in a virtual machine the libraries of the sanitizers are missing
cat >script.d <<'EOT'
#pragma D option quiet
BEGIN { printf("begun\n"); }
END { printf("ended"); }
EOT
setsid env --default-signal=INT "$DTAP" --kernel "$RELEASE" --sysroot "$SYSROOT" --vm -s script.d >out 2>&1 &
for _ in $(seq 120); do
	sleep 0.5
	! grep -q begun out || break
done
kill -s INT -- "-$!"
wait $!
echo "status $?"
cat out
