"""One report, start to end: fingerprint, pipeline, outcome. What a worker does."""
