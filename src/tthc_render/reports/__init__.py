"""From a unit's YAML file to a document: types, blocks, library, loading, computed report, building; what
a report accepts with a reason; and the index of which report files there are.
"""
