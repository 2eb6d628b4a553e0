/* Refused: there is no macro variable $nothing. */
BEGIN { trace($nothing); }
