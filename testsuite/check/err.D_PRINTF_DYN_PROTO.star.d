/* Refused: conversion 1 needs an argument for its width or precision. */
BEGIN { printf("%*d"); }
