"""Many reports: plan, workers, cluster, manifest, status page."""
