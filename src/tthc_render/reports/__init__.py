"""From a unit's YAML file to a document: types, blocks, library, loading, computed report, building; and the index
of which report files there are.
"""
