/* Refused: there is no such user register; see the R_ constants. */
BEGIN { trace(uregs[99]); }
