/* Refused: only what the program defines gets attributes and versions from it. */
#pragma D attributes Private/Private/Common curthread
#pragma D binding "1.9" strlen
BEGIN { }
