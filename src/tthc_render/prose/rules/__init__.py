"""One file for each family of rules about running text."""
