"""Messages for the user: errors with exit codes, findings and their catalogue, why a file cannot be read or written.
Knows no domain.
"""
