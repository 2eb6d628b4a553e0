/* Refused: conversion 1 (%d) of printf() needs an integer, not 'string'. */
BEGIN { printf("%d", "x"); }
