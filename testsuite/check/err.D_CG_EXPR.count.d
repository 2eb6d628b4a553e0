/* Refused: an aggregating function, or an action as void, that stands for itself. */
BEGIN { count(); }
BEGIN { (void)trace(1); }
