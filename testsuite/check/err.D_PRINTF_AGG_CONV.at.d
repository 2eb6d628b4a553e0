/* Refused: conversion 1: %@ prints an aggregation and belongs to printa(). */
BEGIN { printf("%@d", 1); }
