/* Refused: conversion 1 (%ld) of printf() needs an integer of that size, not 'int'. */
BEGIN { printf("%ld", (int)pid); }
