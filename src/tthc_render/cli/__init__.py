"""One file for each command, plus shared options and output. Parses, calls, prints; decides nothing."""
