"""What the user is told: exit-code errors, findings with their catalogue, why a file cannot be read or written.
Knows no domain.
"""
