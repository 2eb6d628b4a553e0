/* Refused: conversion 2: '@a' has only 1 key; its value is printed by %@. */
BEGIN { @a[1] = count(); printa("%d %d %@d", @a); }
