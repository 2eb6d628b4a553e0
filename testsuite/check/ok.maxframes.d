/* No stack has more frames than option maxframes allows. */
#pragma D option maxframes=5
BEGIN { stack(); stack(3); ustack(9); @[stack(7)] = count(); }
