/* Refused: an aggregation that there is not, once. */
BEGIN { printa(@nope); clear(@nope); trunc(@nope); }
