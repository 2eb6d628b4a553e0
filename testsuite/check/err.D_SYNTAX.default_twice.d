/* Refused: this switch has a default already. */
BEGIN { switch (pid) { default: case 1: default: trace(1); } }
