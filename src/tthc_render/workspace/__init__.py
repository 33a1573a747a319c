"""Where things are, which units there are, which version of a template a period uses."""
