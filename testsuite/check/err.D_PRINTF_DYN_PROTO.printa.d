/* Refused: conversion 2 needs a key of '@' for its width or precision. */
BEGIN { @[1] = count(); printa("%d %*@d", @); }
