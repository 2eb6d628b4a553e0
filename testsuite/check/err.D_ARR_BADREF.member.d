/* Refused: 'args' needs a subscript also where a member is named, and so does 'uregs'. */
BEGIN { trace(args->file); trace(args.file); trace(uregs); }
