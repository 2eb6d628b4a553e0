/* Refused: conversion 1 (%d) of printf() needs an integer of that size, not 'int'. */
BEGIN { printf("%ld", (int)pid); }
