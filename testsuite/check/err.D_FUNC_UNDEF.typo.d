/* Refused: there is no function 'strlan'. */
BEGIN { trace(strlan("x")); }
