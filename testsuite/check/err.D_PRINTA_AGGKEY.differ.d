/* Refused: '@a' and '@b' have different keys. */
BEGIN { @a[1] = count(); @b["x"] = count(); printa("%@d %@d", @a, @b); }
