package kathara.shell.command;

/** A command whose own options stand before its first word; everything after that word is another program's. */
interface StopsAtPositional {}
