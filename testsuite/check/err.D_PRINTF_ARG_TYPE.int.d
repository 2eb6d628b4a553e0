/* Refused: conversion 1 (%s) of printf() needs a string or an array of char, not 'int' (%d prints a number). */
BEGIN { printf("%s", 1); }
