/* Refused: an open argument chooses between actions. Arguments: --open-args */
BEGIN { $1 ? printf("a") : printf("b"); }
